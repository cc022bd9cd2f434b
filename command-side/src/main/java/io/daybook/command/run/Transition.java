package io.daybook.command.run;

import io.daybook.filter.StateType;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.RunState;
import io.daybook.run.RunTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a run's entering a state, whoever wants it and whatever the rules say:
 * Prefect's global policies.
 */
public record Transition(RunState state, RunTimes times, FlowRunPolicy policy) {

  /** A run's first state. */
  public static Transition first(
      UUID flowRunId,
      @Nullable UUID parentTaskRunId,
      FlowRunPolicy policy,
      NewState next,
      UUID stateId,
      Instant now) {
    RunState state = of(flowRunId, parentTaskRunId, next.dueBy(now)).at(stateId, now);
    return entering(null, RunTimes.NONE, policy, state);
  }

  /**
   * A flow run's next state.
   *
   * @param policy of the run, with what the rules changed of it
   */
  public static Transition of(
      FlowRun run, FlowRunPolicy policy, NewState next, UUID stateId, Instant now) {
    Instant timestamp = timestamp(run.state(), now);
    RunState state = of(run.id(), run.parentTaskRunId(), next.dueBy(now)).at(stateId, timestamp);
    return entering(run.state(), run.times(), policy, state);
  }

  /** No two states of a run have one timestamp, and none is before the last. */
  public static Instant timestamp(@Nullable RunState before, Instant now) {
    return before == null || now.isAfter(before.timestamp())
        ? now
        : before.timestamp().plus(1, ChronoUnit.MICROS);
  }

  /**
   * @param counts whether RUNNING is another attempt
   */
  public static RunTimes times(
      @Nullable RunState before, RunTimes times, RunState next, boolean counts) {
    boolean running = next.type() == StateType.RUNNING;
    boolean ends = next.isTerminal() && times.end() == null;
    Instant start = times.start();
    return new RunTimes(
        times.expectedStart() == null ? expectedStart(next) : times.expectedStart(),
        nextScheduledStart(before, times, next),
        start == null && (running || ends) ? next.timestamp() : start,
        end(before, times, next),
        isRunning(before) ? times.total().plus(since(before, next)) : times.total(),
        running && counts ? times.runCount() + 1 : times.runCount());
  }

  Transition withPolicy(FlowRunPolicy other) {
    return new Transition(state, times, other);
  }

  private static Transition entering(
      @Nullable RunState before, RunTimes times, FlowRunPolicy policy, RunState next) {
    boolean resumed = next.type() == StateType.RUNNING || next.isTerminal();
    return new Transition(
        next,
        times(before, times, next, !policy.isResuming()),
        resumed && policy.isResuming() ? policy.withResuming(false) : policy);
  }

  private static NewState of(UUID flowRunId, @Nullable UUID parentTaskRunId, NewState next) {
    return next.withDetails(
        next.details()
            .with(d -> {
              d.flowRunId = flowRunId;
              d.taskRunId = parentTaskRunId == null ? d.taskRunId : parentTaskRunId;
            }));
  }

  private static @Nullable Instant expectedStart(RunState next) {
    return next.type() == StateType.SCHEDULED ? next.details().due() : next.timestamp();
  }

  private static @Nullable Instant nextScheduledStart(
      @Nullable RunState before, RunTimes times, RunState next) {
    if (next.type() == StateType.SCHEDULED) {
      return next.details().due();
    }
    return before != null && before.type() == StateType.SCHEDULED
        ? null
        : times.nextScheduledStart();
  }

  private static @Nullable Instant end(@Nullable RunState before, RunTimes times, RunState next) {
    if (!next.isTerminal()) {
      return isTerminal(before) ? null : times.end();
    }
    return times.end() == null ? next.timestamp() : times.end();
  }

  private static Duration since(@Nullable RunState before, RunState next) {
    return before == null ? Duration.ZERO : Duration.between(before.timestamp(), next.timestamp());
  }

  private static boolean isRunning(@Nullable RunState state) {
    return state != null && state.type() == StateType.RUNNING;
  }

  private static boolean isTerminal(@Nullable RunState state) {
    return state != null && state.isTerminal();
  }
}
