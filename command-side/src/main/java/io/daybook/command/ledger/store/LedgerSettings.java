package io.daybook.command.ledger.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the writers of the ledger wait for each other.
 *
 * @param lockTimeout how long a statement waits for another transaction; 1 ms to 1 h
 * @param idleTransactionTimeout after how long the database ends a transaction whose writer has
 *     gone silent, so that it can't hold up the others; 1 ms to 1 h
 * @param attempts how often a command runs when others came first; 1 to 1000
 */
@ConfigurationProperties("daybook.ledger")
public record LedgerSettings(
    @DefaultValue("10s") Duration lockTimeout,
    @DefaultValue("30s") Duration idleTransactionTimeout,
    @DefaultValue("20") int attempts) {

  private static final Duration LONGEST = Duration.ofHours(1);

  public LedgerSettings {
    requireWait("lock-timeout", lockTimeout);
    requireWait("idle-transaction-timeout", idleTransactionTimeout);
    if (attempts < 1 || attempts > 1000) {
      throw new IllegalArgumentException("daybook.ledger.attempts must be 1 to 1000: " + attempts);
    }
  }

  // 0 would mean "for ever" to PostgreSQL.
  private static void requireWait(String name, Duration wait) {
    if (wait.toMillis() < 1 || wait.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "daybook.ledger.%s must be 1 ms to 1 h: %s".formatted(name, wait));
    }
  }
}
