package io.daybook.web.origin;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code daybook.hosts.*}.
 *
 * @param allowed the names that clients may call this server by, in their header {@code Host},
 *     besides addresses and the names of this machine; {@code *} for any. None says: any, but not
 *     over a loopback address, where only a page that was lied to by a DNS server uses another name
 */
@ConfigurationProperties("daybook.hosts")
public record HostSettings(@DefaultValue List<String> allowed) {

  static final String ALL = "*";

  private static final Pattern NAME = Pattern.compile("\\*|[0-9A-Za-z._-]+");

  public HostSettings {
    for (String name : allowed) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "daybook.hosts.allowed must be * or names of hosts, without a port: " + name);
      }
    }
    allowed = List.copyOf(allowed);
  }
}
