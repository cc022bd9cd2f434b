package io.daybook.command.run;

import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Moment;
import io.daybook.ledger.UnreadableAggregateException;
import io.daybook.run.FlowRun;
import io.daybook.run.RunState;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import io.daybook.run.TaskRunEvent.TaskRunStateChanged;
import io.daybook.run.TaskRunEvent.TaskRunSubflowAdded;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The task runs that stand for flow runs in their parents, and go through the same states. */
@Component
final class Subflows {

  private final Aggregates<TaskRun, TaskRunEvent> taskRuns;
  private final RunTable table;
  private final Moment moment;

  Subflows(Aggregates<TaskRun, TaskRunEvent> taskRuns, RunTable table, Moment moment) {
    this.taskRuns = taskRuns;
    this.table = table;
    this.moment = moment;
  }

  /** A run was made, which may have a parent. */
  void began(FlowRun run) {
    UUID parent = run.parentTaskRunId();
    if (parent != null) {
      taskRuns.record(parent, List.of(new TaskRunSubflowAdded(parent, run.id())));
      mirror(run);
    }
  }

  /** A run came into another state: by force, so does the task run that stands for it. */
  void mirror(FlowRun run) {
    UUID parent = run.parentTaskRunId();
    RunState state = run.state();
    if (parent == null || state == null || !table.lockTaskRun(parent)) {
      return;
    }
    TaskRun taskRun = readable(parent);
    if (taskRun != null) {
      NewState same =
          new NewState(
              state.type(),
              state.name(),
              state.message(),
              state.data(),
              state.details().with(d -> d.childFlowRunId = run.id()));
      TaskRunStateChanged changed =
          TaskTransition.of(taskRun, same, TimeOrderedIds.at(moment.now()), moment.now());
      taskRuns.record(parent, List.of(changed));
    }
  }

  /** A flow run goes its way though nobody can tell what stands for it in its parent. */
  private @Nullable TaskRun readable(UUID taskRunId) {
    try {
      return taskRuns.find(taskRunId);
    } catch (UnreadableAggregateException _) {
      return null;
    }
  }
}
