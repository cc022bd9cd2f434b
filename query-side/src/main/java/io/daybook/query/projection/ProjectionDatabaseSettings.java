package io.daybook.query.projection;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database with the ledger, as the read side uses it: {@code daybook.postgres.*}.
 *
 * @param url of JDBC, {@code jdbc:postgresql://host:port/database}
 * @param readPoolSize connections for following the ledger and for looks at it; 6 to 1000
 */
@ConfigurationProperties("daybook.postgres")
public record ProjectionDatabaseSettings(
    @DefaultValue("jdbc:postgresql://127.0.0.1:5432/daybook") String url,
    @DefaultValue("daybook") String username,
    @DefaultValue("") String password,
    @DefaultValue("10") int readPoolSize) {

  public ProjectionDatabaseSettings {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("daybook.postgres.url must begin with jdbc:postgresql:");
    }
    if (readPoolSize < 6 || readPoolSize > 1000) {
      throw new IllegalArgumentException("daybook.postgres.read-pool-size must be 6 to 1000");
    }
  }

  /** Without the password, since settings are logged. */
  @Override
  public String toString() {
    return "PostgreSQL at %s as %s".formatted(url, username);
  }
}
