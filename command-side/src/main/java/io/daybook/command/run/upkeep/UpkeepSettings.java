package io.daybook.command.run.upkeep;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code daybook.run-upkeep.*}: what this node does to runs by itself. Intervals are 100 ms to 1 h.
 *
 * @param lateRuns whether runs are marked that nobody started in time; true
 * @param lateRunsInterval 5 seconds
 * @param lateAfter how long after its time a run is late; 15 seconds
 * @param pauseExpirations whether runs fail whose pause ran out; true
 * @param pauseExpirationsInterval 5 seconds
 * @param cancellations whether the children of cancelled runs are cancelled, and runs whose
 *     cancellation nobody confirms; true
 * @param cancellationsInterval 20 seconds
 * @param cancellingTimeout how long a cancellation may take; 300 seconds
 */
@ConfigurationProperties("daybook.run-upkeep")
record UpkeepSettings(
    @DefaultValue("true") boolean lateRuns,
    @DefaultValue("5s") Duration lateRunsInterval,
    @DefaultValue("15s") Duration lateAfter,
    @DefaultValue("true") boolean pauseExpirations,
    @DefaultValue("5s") Duration pauseExpirationsInterval,
    @DefaultValue("true") boolean cancellations,
    @DefaultValue("20s") Duration cancellationsInterval,
    @DefaultValue("300s") Duration cancellingTimeout) {

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofHours(1);

  UpkeepSettings {
    checkInterval(lateRunsInterval, "late-runs-interval");
    checkInterval(pauseExpirationsInterval, "pause-expirations-interval");
    checkInterval(cancellationsInterval, "cancellations-interval");
    checkNotNegative(lateAfter, "late-after");
    checkNotNegative(cancellingTimeout, "cancelling-timeout");
  }

  private static void checkInterval(Duration interval, String name) {
    if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "daybook.run-upkeep." + name + " must be 100 ms to 1 h: " + interval);
    }
  }

  private static void checkNotNegative(Duration duration, String name) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "daybook.run-upkeep." + name + " must not be negative: " + duration);
    }
  }
}
