package io.daybook.command.ledger.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long the writers of the ledger wait for each other, and what they may write.
 *
 * @param lockTimeout how long a statement waits for another transaction; 1 ms to 1 h
 * @param idleTransactionTimeout after how long the database ends a transaction whose writer has
 *     gone silent, so that it can't hold up the others; 1 ms to 1 h
 * @param attempts how often a command runs when others came first; 1 to 1000
 * @param maxObjectSize how large an object may become, as JSON: a deployment, a work pool with its
 *     queues, a run; 64 KB to 1 GB. Its documents must fit into what an Elasticsearch node takes at
 *     once: 8 MB do into that of one with a heap of 512 MB, twice as much into twice the heap
 */
@ConfigurationProperties("daybook.ledger")
public record LedgerSettings(
    @DefaultValue("10s") Duration lockTimeout,
    @DefaultValue("30s") Duration idleTransactionTimeout,
    @DefaultValue("20") int attempts,
    @DefaultValue("8MB") DataSize maxObjectSize) {

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final DataSize LARGEST = DataSize.ofGigabytes(1);

  public LedgerSettings {
    requireWait("lock-timeout", lockTimeout);
    requireWait("idle-transaction-timeout", idleTransactionTimeout);
    if (attempts < 1 || attempts > 1000) {
      throw new IllegalArgumentException("daybook.ledger.attempts must be 1 to 1000: " + attempts);
    }
    if (maxObjectSize.toKilobytes() < 64 || maxObjectSize.compareTo(LARGEST) > 0) {
      throw new IllegalArgumentException(
          "daybook.ledger.max-object-size must be 64 KB to 1 GB: " + maxObjectSize);
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
