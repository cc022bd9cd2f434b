package io.daybook.standalone;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code daybook.server.*}: where the API answers and where the data lives.
 *
 * @param address interface to listen on; this machine alone unless told otherwise
 * @param port of the API, 0 to 65535; 0 takes a free one
 * @param data directory of everything that is kept, created when absent
 */
@ConfigurationProperties("daybook.server")
public record ServerSettings(
    @DefaultValue("127.0.0.1") String address,
    @DefaultValue("4200") int port,
    @DefaultValue("./data") Path data) {

  public ServerSettings {
    if (address.isBlank()) {
      throw new IllegalArgumentException("daybook.server.address must name an interface");
    }
    Ports.require("daybook.server.port", port);
    data = data.toAbsolutePath().normalize();
  }
}
