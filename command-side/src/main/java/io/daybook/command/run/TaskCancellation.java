package io.daybook.command.run;

import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Moment;
import io.daybook.filter.StateType;
import io.daybook.run.RunState;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Cancels task runs whose flow run is gone, within the command being handled. */
@Component
public final class TaskCancellation {

  private final Aggregates<TaskRun, TaskRunEvent> taskRuns;
  private final RunTable table;
  private final Moment moment;

  TaskCancellation(Aggregates<TaskRun, TaskRunEvent> taskRuns, RunTable table, Moment moment) {
    this.taskRuns = taskRuns;
    this.table = table;
    this.moment = moment;
  }

  /** By force; what has ended stays as it is. */
  public void cancel(UUID taskRunId, String message) {
    TaskRun run = table.lockTaskRun(taskRunId) ? taskRuns.find(taskRunId) : null;
    RunState state = run == null ? null : run.state();
    if (run != null && (state == null || !state.isTerminal())) {
      NewState cancelled = NewState.of(StateType.CANCELLED, message);
      UUID id = TimeOrderedIds.at(moment.now());
      taskRuns.record(taskRunId, List.of(TaskTransition.of(run, cancelled, id, moment.now())));
    }
  }
}
