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
 * @param inspectionInterval how often it is looked whether Elasticsearch has all documents; 100 ms
 *     to 1 min
 * @param lostAfter how long Elasticsearch may find no copy of an index's documents before they are
 *     taken for lost, and filled again; 1 s to 1 day. A node with the only copy may come back
 * @param sweepSize how many aggregates have their documents compared with the log in one step of
 *     the sweep; 1 to 10,000
 * @param sweepPause between two steps of it; 10 ms to 1 day
 * @param claimTimeout after which another node may take over from one that fell silent
 */
@ConfigurationProperties("daybook.projection")
public record ProjectionSettings(
    @DefaultValue("1000") int batchSize,
    @DefaultValue("1s") Duration tick,
    @DefaultValue("250ms") Duration historyDelay,
    @DefaultValue("200ms") Duration retryDelay,
    @DefaultValue("2s") Duration inspectionInterval,
    @DefaultValue("1m") Duration lostAfter,
    @DefaultValue("20") int sweepSize,
    @DefaultValue("1s") Duration sweepPause,
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
    check(
        inspectionInterval.toMillis() >= 100 && inspectionInterval.compareTo(LONGEST) <= 0,
        "inspection-interval",
        "must be 100 ms to 1 minute");
    check(
        lostAfter.toMillis() >= 1000 && lostAfter.compareTo(Duration.ofDays(1)) <= 0,
        "lost-after",
        "must be 1 second to 1 day");
    check(sweepSize >= 1 && sweepSize <= 10_000, "sweep-size", "must be 1 to 10000");
    check(
        sweepPause.toMillis() >= 10 && sweepPause.compareTo(Duration.ofDays(1)) <= 0,
        "sweep-pause",
        "must be 10 ms to 1 day");
    check(claimTimeout.toMillis() >= 1000, "claim-timeout", "must be at least a second");
  }

  private static void check(boolean holds, String setting, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("daybook.projection." + setting + " " + rule);
    }
  }
}
