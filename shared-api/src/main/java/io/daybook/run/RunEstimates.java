package io.daybook.run;

import io.daybook.filter.StateType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a run only at the moment of the answer.
 *
 * @param runTime how long it was RUNNING, the present attempt included
 * @param startDelta how late it started, or is by now; zero if it was in time
 */
public record RunEstimates(Duration runTime, Duration startDelta) {

  /**
   * @param since when the run came into its state
   */
  public static RunEstimates of(
      @Nullable StateType type, @Nullable Instant since, RunTimes times, Instant now) {
    Duration running =
        type == StateType.RUNNING && since != null ? Duration.between(since, now) : Duration.ZERO;
    return new RunEstimates(times.total().plus(running), startDelta(type, times, now));
  }

  static RunEstimates of(Run run, Instant now) {
    RunState state = run.state();
    return of(
        state == null ? null : state.type(),
        state == null ? null : state.timestamp(),
        run.times(),
        now);
  }

  private static Duration startDelta(@Nullable StateType type, RunTimes times, Instant now) {
    Instant expected = times.expectedStart();
    if (expected == null) {
      return Duration.ZERO;
    }
    Instant start = times.start();
    if (start != null) {
      return atLeastZero(Duration.between(expected, start));
    }
    return type != null && RunState.isTerminal(type)
        ? Duration.ZERO
        : atLeastZero(Duration.between(expected, now));
  }

  private static Duration atLeastZero(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
