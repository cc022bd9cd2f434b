package io.daybook.command.ledger.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database of the write side.
 *
 * @param url of JDBC, {@code jdbc:postgresql://host:port/database}
 * @param maximumPoolSize how many commands run at once; 1 to 1000
 * @param connectionTimeout how long a command waits for a connection before it is answered 503; 250
 *     ms to 1 h
 * @param statementTimeout how long PostgreSQL may take for one statement of a command; two seconds
 *     later it counts as hanging, and the command is answered 503 too; 1 s to 1 h
 */
@ConfigurationProperties("daybook.postgres")
public record PostgresSettings(
    @DefaultValue("jdbc:postgresql://127.0.0.1:5432/daybook") String url,
    @DefaultValue("daybook") String username,
    @DefaultValue("") String password,
    @DefaultValue("16") int maximumPoolSize,
    @DefaultValue("5s") Duration connectionTimeout,
    @DefaultValue("30s") Duration statementTimeout) {

  // What the pool takes; 0 would mean "for ever" to it.
  private static final Duration SHORTEST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofHours(1);

  public PostgresSettings {
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "daybook.postgres.url must begin with jdbc:postgresql: " + url);
    }
    if (maximumPoolSize < 1 || maximumPoolSize > 1000) {
      throw new IllegalArgumentException(
          "daybook.postgres.maximum-pool-size must be 1 to 1000: " + maximumPoolSize);
    }
    if (connectionTimeout.compareTo(SHORTEST) < 0 || connectionTimeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "daybook.postgres.connection-timeout must be 250 ms to 1 h: " + connectionTimeout);
    }
    if (statementTimeout.toMillis() < 1000 || statementTimeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "daybook.postgres.statement-timeout must be 1 s to 1 h: " + statementTimeout);
    }
  }

  /** Without the password, since settings are logged. */
  @Override
  public String toString() {
    return "PostgresSettings[url=%s, username=%s, maximumPoolSize=%d, connectionTimeout=%s, statementTimeout=%s]"
        .formatted(url, username, maximumPoolSize, connectionTimeout, statementTimeout);
  }
}
