package io.daybook.command.run;

import io.daybook.run.FlowRunRef;
import io.daybook.run.RunState;
import io.daybook.run.RunTimes;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent.TaskRunStateChanged;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What follows from a task run's entering a state. */
public record TaskTransition(RunState state, RunTimes times) {

  /** A task run's first state. */
  public static TaskTransition first(
      UUID taskRunId, @Nullable FlowRunRef flowRun, NewState next, UUID stateId, Instant now) {
    RunState state = of(taskRunId, flowRun, next.dueBy(now)).at(stateId, now);
    return new TaskTransition(state, Transition.times(null, RunTimes.NONE, state, true));
  }

  /** Its next state, in the same attempt of the flow run. */
  public static TaskRunStateChanged of(TaskRun run, NewState next, UUID stateId, Instant now) {
    return of(run, run.times(), next, stateId, now, run.flowRunRunCount());
  }

  /**
   * @param times of the run, with what the rules changed of them
   * @param flowRunRunCount the attempt of the flow run
   */
  public static TaskRunStateChanged of(
      TaskRun run, RunTimes times, NewState next, UUID stateId, Instant now, int flowRunRunCount) {
    Instant timestamp = Transition.timestamp(run.state(), now);
    RunState state = of(run.id(), run.flowRun(), next.dueBy(now)).at(stateId, timestamp);
    return new TaskRunStateChanged(
        run.id(), state, Transition.times(run.state(), times, state, true), flowRunRunCount);
  }

  private static NewState of(UUID taskRunId, @Nullable FlowRunRef flowRun, NewState next) {
    return next.withDetails(
        next.details()
            .with(d -> {
              d.flowRunId = flowRun == null ? null : flowRun.id();
              d.taskRunId = taskRunId;
            }));
  }
}
