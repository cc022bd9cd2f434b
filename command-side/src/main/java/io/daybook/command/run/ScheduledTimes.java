package io.daybook.command.run;

import io.daybook.filter.StateType;
import io.daybook.run.RunState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When runs are early. */
public final class ScheduledTimes {

  private static final Set<StateType> EARLY = Set.of(StateType.SCHEDULED, StateType.PENDING);

  private ScheduledTimes() {}

  /** How long a run is early for RUNNING, in whole seconds; 0 if it is not. */
  public static int secondsToWait(@Nullable RunState from, NewState to, Instant now) {
    Instant due = from == null ? null : from.details().due();
    if (from == null
        || due == null
        || to.type() != StateType.RUNNING
        || !EARLY.contains(from.type())) {
      return 0;
    }
    long micros = ChronoUnit.MICROS.between(now, due);
    long seconds = Math.floorDiv(micros, 1_000_000L);
    return Math.clamp(
        Math.floorMod(micros, 1_000_000L) > 500_000 ? seconds + 1 : seconds, 0, Integer.MAX_VALUE);
  }
}
