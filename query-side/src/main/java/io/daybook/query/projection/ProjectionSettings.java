package io.daybook.query.projection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger is followed: {@code daybook.projection.*}.
 *
 * @param batchSize how many events are applied in one go; 1 to 10,000
 * @param tick how often the ledger is looked at without having been notified
 * @param retryDelay how long to wait before a batch that failed is tried again; doubles up to ten
 *     times as long
 * @param claimTimeout after which another node may take over from one that fell silent
 */
@ConfigurationProperties("daybook.projection")
public record ProjectionSettings(
    @DefaultValue("1000") int batchSize,
    @DefaultValue("1s") Duration tick,
    @DefaultValue("200ms") Duration retryDelay,
    @DefaultValue("10s") Duration claimTimeout) {

  public ProjectionSettings {
    check(batchSize >= 1 && batchSize <= 10_000, "batch-size", "must be 1 to 10000");
    check(tick.isPositive(), "tick", "must be positive");
    check(retryDelay.isPositive(), "retry-delay", "must be positive");
    check(claimTimeout.toMillis() >= 1000, "claim-timeout", "must be at least a second");
  }

  private static void check(boolean holds, String setting, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("daybook.projection." + setting + " " + rule);
    }
  }
}
