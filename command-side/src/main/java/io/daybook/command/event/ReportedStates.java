package io.daybook.command.event;

import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.run.RunState;
import io.daybook.run.TaskRun;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which states of task runs are known already. */
@Component
final class ReportedStates {

  private final JdbcClient jdbc;

  ReportedStates(@LedgerDatabase JdbcClient jdbc) {
    this.jdbc = jdbc;
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
