package io.daybook.command.ledger.store;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database of the write side.
 *
 * @param url of JDBC, {@code jdbc:postgresql://host:port/database}
 * @param maximumPoolSize how many commands run at once; 1 to 1000
 */
@ConfigurationProperties("daybook.postgres")
public record PostgresSettings(
    @DefaultValue("jdbc:postgresql://127.0.0.1:5432/daybook") String url,
    @DefaultValue("daybook") String username,
    @DefaultValue("") String password,
    @DefaultValue("16") int maximumPoolSize) {

  public PostgresSettings {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "daybook.postgres.url must begin with jdbc:postgresql: " + url);
    }
    if (maximumPoolSize < 1 || maximumPoolSize > 1000) {
      throw new IllegalArgumentException(
          "daybook.postgres.maximum-pool-size must be 1 to 1000: " + maximumPoolSize);
    }
  }

  /** Without the password, since settings are logged. */
  @Override
  public String toString() {
    return "PostgresSettings[url=%s, username=%s, maximumPoolSize=%d]"
        .formatted(url, username, maximumPoolSize);
  }
}
