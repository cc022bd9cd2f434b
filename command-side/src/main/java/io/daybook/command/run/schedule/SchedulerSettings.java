package io.daybook.command.run.schedule;

import io.daybook.command.deployment.schedule.ScheduleWindow;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code daybook.scheduler.*}.
 *
 * @param enabled whether this node makes runs of schedules by itself; true
 * @param interval how often all deployments are looked at; 100 ms to 1 h; 60 seconds
 * @param recentInterval how often those are that were changed of late; 100 ms to 1 h; 5 seconds
 * @param deploymentBatchSize deployments at once; 1 to 10,000; 100
 * @param insertBatchSize runs after which a transaction takes no further deployment; 1 to 10,000;
 *     500
 * @param minRuns each schedule has at least so many future runs; 1 to 1,000; 3
 * @param maxRuns and makes at most so many at once; 1 to 1,000; 100
 * @param minScheduledTime the last of them is at least so far ahead; 1 hour
 * @param maxScheduledTime and at most so far; 100 days
 */
@ConfigurationProperties("daybook.scheduler")
record SchedulerSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("60s") Duration interval,
    @DefaultValue("5s") Duration recentInterval,
    @DefaultValue("100") int deploymentBatchSize,
    @DefaultValue("500") int insertBatchSize,
    @DefaultValue("3") int minRuns,
    @DefaultValue("100") int maxRuns,
    @DefaultValue("1h") Duration minScheduledTime,
    @DefaultValue("100d") Duration maxScheduledTime) {

  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int LARGEST_BATCH = 10_000;
  private static final int MOST_RUNS = 1_000;

  SchedulerSettings {
    check(isInterval(interval), "interval must be 100 ms to 1 h", interval);
    check(isInterval(recentInterval), "recent-interval must be 100 ms to 1 h", recentInterval);
    check(
        isIn(deploymentBatchSize, LARGEST_BATCH),
        "deployment-batch-size must be 1 to 10000",
        deploymentBatchSize);
    check(
        isIn(insertBatchSize, LARGEST_BATCH),
        "insert-batch-size must be 1 to 10000",
        insertBatchSize);
    check(isIn(minRuns, MOST_RUNS), "min-runs must be 1 to 1000", minRuns);
    check(
        isIn(maxRuns, MOST_RUNS) && maxRuns >= minRuns,
        "max-runs must be min-runs to 1000",
        maxRuns);
    check(
        !minScheduledTime.isNegative(),
        "min-scheduled-time must not be negative",
        minScheduledTime);
    check(
        maxScheduledTime.compareTo(minScheduledTime) >= 0,
        "max-scheduled-time must not be below min-scheduled-time",
        maxScheduledTime);
  }

  /** What the scheduler wants of a schedule now. */
  ScheduleWindow from(Instant now) {
    return new ScheduleWindow(now, now.plus(maxScheduledTime), minScheduledTime, minRuns, maxRuns);
  }

  private static boolean isInterval(Duration duration) {
    return duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0;
  }

  private static boolean isIn(int number, int most) {
    return number >= 1 && number <= most;
  }

  private static void check(boolean valid, String rule, Object value) {
    if (!valid) {
      throw new IllegalArgumentException("daybook.scheduler." + rule + ": " + value);
    }
  }
}
