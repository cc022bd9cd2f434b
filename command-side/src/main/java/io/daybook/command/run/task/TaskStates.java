package io.daybook.command.run.task;

import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Moment;
import io.daybook.command.run.NewState;
import io.daybook.command.run.RunTable;
import io.daybook.command.run.StateAnswer;
import io.daybook.command.run.TaskTransition;
import io.daybook.command.run.TimeOrderedIds;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import io.daybook.run.TaskRunEvent.TaskRunStateChanged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings task runs into other states, within the command being handled. */
@Component
public final class TaskStates {

  private final Aggregates<TaskRun, TaskRunEvent> taskRuns;
  private final Aggregates<FlowRun, FlowRunEvent> flowRuns;
  private final RunTable table;
  private final Moment moment;

  TaskStates(
      Aggregates<TaskRun, TaskRunEvent> taskRuns,
      Aggregates<FlowRun, FlowRunEvent> flowRuns,
      RunTable table,
      Moment moment) {
    this.taskRuns = taskRuns;
    this.flowRuns = flowRuns;
    this.table = table;
    this.moment = moment;
  }

  /**
   * Decides on a state for a task run and, if the rules let it, brings it into that or another one.
   *
   * @return null if there is no such task run
   */
  public @Nullable StateAnswer set(UUID taskRunId, NewState proposed, boolean force) {
    TaskRun run = table.lockTaskRun(taskRunId) ? taskRuns.find(taskRunId) : null;
    if (run == null) {
      return null;
    }
    Instant now = moment.now();
    TaskVerdict verdict =
        TaskRunDecider.decide(
            run,
            run.flowRun() == null ? null : flowRuns.find(run.flowRun().id()),
            proposed.dueBy(now),
            force,
            new TaskRunDecider.Facts(now, ThreadLocalRandom.current()::nextDouble));
    return switch (verdict) {
      case TaskVerdict.Stay(var status, var reason, var delay) ->
          StateAnswer.stayed(status, run.state(), reason, delay);
      case TaskVerdict.Enter enter -> enter(run, enter, now);
    };
  }

  private StateAnswer enter(TaskRun run, TaskVerdict.Enter enter, Instant now) {
    TaskRunStateChanged changed =
        TaskTransition.of(
            run,
            run.times().withRunCount(enter.runCount()),
            enter.state(),
            TimeOrderedIds.at(now),
            now,
            enter.flowRunRunCount());
    taskRuns.record(run.id(), List.of(changed));
    return StateAnswer.entered(changed.state(), enter.state().data(), enter.rejection());
  }
}
