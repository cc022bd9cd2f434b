package io.daybook.command.event;

import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.run.RunState;
import io.daybook.run.TaskRun;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of task runs already, by what clients name them by. */
@Component
final class ReportedStates {

  private final JdbcClient jdbc;

  ReportedStates(@LedgerDatabase JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The task run that has these keys in that flow run. */
  @Nullable UUID taskRun(@Nullable UUID flowRunId, String taskKey, String dynamicKey) {
    List<UUID> found =
        jdbc.sql(
                "select id from runs.task_run where flow_run_id "
                    + (flowRunId == null ? "is null" : "= :flow_run")
                    + " and md5(task_key) = md5(:task_key)"
                    + " and md5(dynamic_key) = md5(:dynamic_key)")
            .param("flow_run", flowRunId)
            .param("task_key", taskKey)
            .param("dynamic_key", dynamicKey)
            .query(UUID.class)
            .list();
    return found.isEmpty() ? null : found.getFirst();
  }

  /** Whether the task run ever was in this state. */
  boolean has(TaskRun run, UUID stateId) {
    RunState present = run.state();
    return (present != null && present.id().equals(stateId))
        || jdbc.sql(
                "select exists (select from runs.event where aggregate_id = ? and begun = ?"
                    + " and payload -> 'state' ->> 'id' = ?)")
            .params(run.id(), run.begun().atOffset(ZoneOffset.UTC), stateId.toString())
            .query(Boolean.class)
            .single();
  }
}
