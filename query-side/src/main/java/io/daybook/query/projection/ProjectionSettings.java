package io.daybook.query.projection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger is followed: {@code daybook.projection.*}.
 *
 * @param batchSize how many events are applied in one go; 1 to 10,000
 * @param tick how often the ledger is looked at without having been notified
 * @param historyDelay how long after a write its history is looked at, if no reader on its node
 *     waits for it: the writes until then cost the servers one batch. Readers on other nodes wait
 *     for it, so that it should be far below {@code daybook.reads.wait}; 0 to 1 min
 * @param retryDelay how long to wait before a batch that failed is tried again; doubles up to ten
 *     times as long
 * @param claimTimeout after which another node may take over from one that fell silent
 */
@ConfigurationProperties("daybook.projection")
public record ProjectionSettings(
    @DefaultValue("1000") int batchSize,
    @DefaultValue("1s") Duration tick,
    @DefaultValue("250ms") Duration historyDelay,
    @DefaultValue("200ms") Duration retryDelay,
    @DefaultValue("10s") Duration claimTimeout) {

  private static final Duration LONGEST = Duration.ofMinutes(1);

  public ProjectionSettings {
    check(batchSize >= 1 && batchSize <= 10_000, "batch-size", "must be 1 to 10000");
    check(tick.isPositive(), "tick", "must be positive");
    check(
        !historyDelay.isNegative() && historyDelay.compareTo(LONGEST) <= 0,
        "history-delay",
        "must be 0 to 1 minute");
    check(retryDelay.isPositive(), "retry-delay", "must be positive");
    check(claimTimeout.toMillis() >= 1000, "claim-timeout", "must be at least a second");
  }

  private static void check(boolean holds, String setting, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("daybook.projection." + setting + " " + rule);
    }
  }
}
