package io.daybook.command.run;

import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.filter.StateType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the registry of runs knows ({@code runs.flow_run}, {@code runs.task_run}). */
@Component
public final class RunTable {

  private static final String ROWS =
      "select id, deployment_id, state_type, parent_task_run_id from runs.flow_run where ";

  /** A flow run, and what its deletion has to know. */
  record Row(
      UUID id,
      @Nullable UUID deploymentId,
      @Nullable StateType stateType,
      @Nullable UUID parentTaskRunId) {

    boolean holdsSlot() {
      return deploymentId != null && stateType != null && SlotRules.HOLDING.contains(stateType);
    }
  }

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
    return lock("select id from runs.flow_run where id = ? for no key update", id);
  }

  /** Like {@link #lockFlowRun}. */
  public boolean lockTaskRun(UUID id) {
    return lock("select id from runs.task_run where id = ? for no key update", id);
  }

  /** Keeps the flow run from being deleted until this command ends; whether there is one. */
  public boolean keepFlowRun(UUID id) {
    return lock("select id from runs.flow_run where id = ? for key share", id);
  }

  /** Those of the flow runs that are there, kept from all others until this command ends. */
  List<Row> takeFlowRuns(Collection<UUID> ids) {
    return jdbc.sql(ROWS + "id = any(?) order by id for update")
        .param(ids.toArray(UUID[]::new))
        .query(RunTable::row)
        .list();
  }

  /** The flow runs that any of the task runs stands for, locked like {@link #takeFlowRuns}. */
  List<Row> takeSubflows(Collection<UUID> taskRunIds) {
    return jdbc.sql(ROWS + "parent_task_run_id = any(?) order by id for update")
        .param(taskRunIds.toArray(UUID[]::new))
        .query(RunTable::row)
        .list();
  }

  /** What the flow runs printed goes with them. */
  void deleteLogs(Collection<UUID> flowRunIds) {
    jdbc.sql("delete from runs.log where flow_run_id = any(?)")
        .param(flowRunIds.toArray(UUID[]::new))
        .update();
  }

  void deleteLogsOfTaskRun(UUID taskRunId) {
    jdbc.sql("delete from runs.log where task_run_id = ?").param(taskRunId).update();
  }

  /** Any runs of the flow, as many at most. */
  List<UUID> flowRunsOfFlow(UUID flowId, int limit) {
    return all("select id from runs.flow_run where flow_id = ? limit ?", flowId, limit);
  }

  List<UUID> taskRunsOf(Collection<UUID> flowRunIds) {
    return all(
        "select id from runs.task_run where flow_run_id = any(?) order by id",
        (Object) flowRunIds.toArray(UUID[]::new));
  }

  /** The task run of these keys; of a flow run, or of none. */
  public @Nullable UUID taskRun(@Nullable UUID flowRunId, String taskKey, String dynamicKey) {
    String keys = " and md5(task_key) = md5(?) and md5(dynamic_key) = md5(?)";
    return flowRunId == null
        ? one("select id from runs.task_run where flow_run_id is null" + keys, taskKey, dynamicKey)
        : one(
            "select id from runs.task_run where flow_run_id = ?" + keys,
            flowRunId,
            taskKey,
            dynamicKey);
  }

  /** Those of the task runs that are there. */
  Set<UUID> taskRuns(Collection<UUID> ids) {
    return Set.copyOf(
        all("select id from runs.task_run where id = any(?)", (Object) ids.toArray(UUID[]::new)));
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
    List<UUID> found = all(sql, arguments);
    return found.isEmpty() ? null : found.getFirst();
  }

  private List<UUID> all(String sql, Object... arguments) {
    return jdbc.sql(sql).params(arguments).query((row, _) -> row.getObject(1, UUID.class)).list();
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    String type = row.getString(3);
    return new Row(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        type == null ? null : StateType.valueOf(type),
        row.getObject(4, UUID.class));
  }
}
