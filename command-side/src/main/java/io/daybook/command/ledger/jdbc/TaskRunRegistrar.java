package io.daybook.command.ledger.jdbc;

import io.daybook.command.ledger.store.Registrar;
import io.daybook.run.FlowRunRef;
import io.daybook.run.RunState;
import io.daybook.run.TaskRunEvent;
import io.daybook.run.TaskRunEvent.TaskRunCreated;
import io.daybook.run.TaskRunEvent.TaskRunDeleted;
import io.daybook.run.TaskRunEvent.TaskRunRenamed;
import io.daybook.run.TaskRunEvent.TaskRunReported;
import io.daybook.run.TaskRunEvent.TaskRunStateChanged;
import io.daybook.run.TaskRunEvent.TaskRunStateRecorded;
import io.daybook.run.TaskRunEvent.TaskRunSubflowAdded;
import io.daybook.run.TaskRunEvent.TaskRunSubflowRemoved;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys of task runs, unique in their flow run, and whether they have ended. */
final class TaskRunRegistrar implements Registrar<TaskRunEvent> {

  @Override
  public Class<TaskRunEvent> events() {
    return TaskRunEvent.class;
  }

  @Override
  public List<Registration> register(TaskRunEvent event, Instant at) {
    return switch (event) {
      case TaskRunCreated e -> created(e, at);
      case TaskRunStateChanged e -> ended(e.taskRunId(), e.state());
      case TaskRunReported e -> ended(e.taskRunId(), e.state());
      case TaskRunDeleted e ->
          List.of(Registration.of("delete from runs.task_run where id = ?", e.taskRunId()));
      case TaskRunStateRecorded _,
          TaskRunRenamed _,
          TaskRunSubflowAdded _,
          TaskRunSubflowRemoved _ ->
          List.of();
    };
  }

  private static List<Registration> created(TaskRunCreated e, Instant at) {
    FlowRunRef flowRun = e.flowRun();
    return List.of(
        Registration.of(
            "insert into runs.task_run (id, begun, flow_run_id, task_key, dynamic_key, ended)"
                + " values (?, ?, ?, ?, ?, ?)",
            e.taskRunId(),
            e.begun(at).atOffset(ZoneOffset.UTC),
            flowRun == null ? null : flowRun.id(),
            e.taskKey(),
            e.dynamicKey(),
            isTerminal(e.state())));
  }

  private static List<Registration> ended(UUID taskRunId, RunState state) {
    return List.of(
        Registration.of(
            "update runs.task_run set ended = ? where id = ?", isTerminal(state), taskRunId));
  }

  private static boolean isTerminal(@Nullable RunState state) {
    return state != null && state.isTerminal();
  }
}
