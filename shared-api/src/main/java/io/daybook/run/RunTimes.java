package io.daybook.run;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a run was to start, and what became of it.
 *
 * @param expectedStart when it was first due; never changes
 * @param nextScheduledStart when it is due, while it is SCHEDULED
 * @param end null again when a run that has ended is started anew
 * @param total how long it was RUNNING, all attempts together, without the present one
 * @param runCount how often it was started
 */
public record RunTimes(
    @Nullable Instant expectedStart,
    @Nullable Instant nextScheduledStart,
    @Nullable Instant start,
    @Nullable Instant end,
    Duration total,
    int runCount) {

  /** Of a run that has no state yet. */
  public static final RunTimes NONE = new RunTimes(null, null, null, null, Duration.ZERO, 0);

  public RunTimes withRunCount(int count) {
    return new RunTimes(expectedStart, nextScheduledStart, start, end, total, count);
  }
}
