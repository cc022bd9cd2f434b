package io.daybook.embedded;

import java.nio.file.Path;
import java.util.Map;

/**
 * How to run PostgreSQL.
 *
 * @param data directory for its cluster, its password and its logs; kept
 * @param address interface to listen on
 * @param port 0 takes a free one at the first start and keeps it over restarts of the child
 * @param settings further server settings, by their name in postgresql.conf
 */
public record PostgresOptions(Path data, String address, int port, Map<String, String> settings) {
  public PostgresOptions {
    settings = Map.copyOf(settings);
  }

  /** Loopback only, a free port, no further settings. */
  public static PostgresOptions in(Path data) {
    return new PostgresOptions(data, "127.0.0.1", 0, Map.of());
  }
}
