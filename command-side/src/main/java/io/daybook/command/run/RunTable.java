package io.daybook.command.run;

import io.daybook.command.ledger.store.LedgerDatabase;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the registry of runs knows ({@code runs.flow_run}, {@code runs.task_run}). */
@Component
public final class RunTable {

  private final JdbcClient jdbc;

  RunTable(@LedgerDatabase JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A number that no flow run has had; nearly dense, for bitmaps. */
  public int nextNumber() {
    return Objects.requireNonNull(
        jdbc.sql("select nextval('runs.flow_run_number')::int").query(Integer.class).single());
  }

  /**
   * Makes others who would change the flow run wait for the end of this command, whose decision
   * rests on the state that the run has now.
   *
   * @return whether there is one
   */
  public boolean lockFlowRun(UUID id) {
    return lock("select id from runs.flow_run where id = ? for update", id);
  }

  /** Like {@link #lockFlowRun}. */
  public boolean lockTaskRun(UUID id) {
    return lock("select id from runs.task_run where id = ? for update", id);
  }

  @Nullable UUID flowRun(UUID flowId, String idempotencyKey) {
    return one(
        "select id from runs.flow_run where flow_id = ? and md5(idempotency_key) = md5(?)",
        flowId,
        idempotencyKey);
  }

  private boolean lock(String sql, UUID id) {
    return one(sql, id) != null;
  }

  private @Nullable UUID one(String sql, Object... arguments) {
    List<UUID> found = jdbc.sql(sql).params(arguments).query(UUID.class).list();
    return found.isEmpty() ? null : found.getFirst();
  }
}
