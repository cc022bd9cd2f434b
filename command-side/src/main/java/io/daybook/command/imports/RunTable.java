package io.daybook.command.imports;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registry's runs, many at once. */
final class RunTable {

  /** By which a flow finds a run that was made before. */
  record RunKey(UUID flowId, String idempotencyKey) {}

  /** What a task run is known by within its flow run. */
  record TaskKey(@Nullable UUID flowRunId, String taskKey, String dynamicKey) {}

  /** A task run that may stand for a subflow. */
  record ParentTask(UUID id, @Nullable UUID flowRunId) {}

  private final JdbcClient jdbc;

  RunTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Set<UUID> flowRuns(Collection<UUID> ids) {
    return ids("select id from runs.flow_run where id = any(?)", ids);
  }

  Set<UUID> taskRuns(Collection<UUID> ids) {
    return ids("select id from runs.task_run where id = any(?)", ids);
  }

  private Set<UUID> ids(String sql, Collection<UUID> ids) {
    return new HashSet<>(
        jdbc.sql(sql)
            .param(ids.toArray(UUID[]::new))
            .query((row, _) -> row.getObject(1, UUID.class))
            .list());
  }

  /** The runs that have the keys. */
  Map<RunKey, UUID> flowRunsByKey(Set<RunKey> keys) {
    Map<RunKey, UUID> found = new HashMap<>();
    jdbc.sql(
            """
            select r.flow_id, r.idempotency_key, r.id from runs.flow_run r
            join unnest(?::uuid[], ?::text[]) as wanted(flow_id, key)
              on r.flow_id = wanted.flow_id and md5(r.idempotency_key) = md5(wanted.key)
              and r.idempotency_key = wanted.key
            """)
        .param(keys.stream().map(RunKey::flowId).toArray(UUID[]::new))
        .param(keys.stream().map(RunKey::idempotencyKey).toArray(String[]::new))
        .query(row -> {
          found.put(
              new RunKey(row.getObject(1, UUID.class), row.getString(2)),
              row.getObject(3, UUID.class));
        });
    return found;
  }

  /** The task runs that have the keys, of flow runs or of none. */
  Map<TaskKey, UUID> taskRunsByKey(Set<TaskKey> keys) {
    Map<TaskKey, UUID> found = new HashMap<>();
    jdbc.sql(
            """
            with wanted as (
              select * from unnest(?::uuid[], ?::text[], ?::text[]) as w(run, task, dynamic)
            )
            select r.flow_run_id, r.task_key, r.dynamic_key, r.id from wanted w
            join runs.task_run r on r.flow_run_id = w.run
              and md5(r.task_key) = md5(w.task) and md5(r.dynamic_key) = md5(w.dynamic)
            union all
            select null, r.task_key, r.dynamic_key, r.id from wanted w
            join runs.task_run r on r.flow_run_id is null and w.run is null
              and md5(r.task_key) = md5(w.task) and md5(r.dynamic_key) = md5(w.dynamic)
            """)
        .param(keys.stream().map(TaskKey::flowRunId).toArray(UUID[]::new))
        .param(keys.stream().map(TaskKey::taskKey).toArray(String[]::new))
        .param(keys.stream().map(TaskKey::dynamicKey).toArray(String[]::new))
        .query(row -> {
          found.put(
              new TaskKey(row.getObject(1, UUID.class), row.getString(2), row.getString(3)),
              row.getObject(4, UUID.class));
        });
    return found;
  }

  /** When flow runs began to exist. */
  Map<UUID, Instant> begun(Collection<UUID> flowRunIds) {
    Map<UUID, Instant> found = new HashMap<>();
    jdbc.sql("select id, begun from runs.flow_run where id = any(?)")
        .param(flowRunIds.toArray(UUID[]::new))
        .query(row -> {
          found.put(
              row.getObject(1, UUID.class), row.getObject(2, OffsetDateTime.class).toInstant());
        });
    return found;
  }

  /** The task runs that stand for subflows. */
  Map<UUID, ParentTask> parents(Collection<UUID> taskRunIds) {
    Map<UUID, ParentTask> found = new HashMap<>();
    jdbc.sql("select id, flow_run_id from runs.task_run where id = any(?)")
        .param(taskRunIds.toArray(UUID[]::new))
        .query(row -> {
          UUID id = row.getObject(1, UUID.class);
          found.put(id, new ParentTask(id, row.getObject(2, UUID.class)));
        });
    return found;
  }

  /** Numbers that no flow run has had. */
  List<Integer> numbers(int count) {
    return jdbc.sql("select nextval('runs.flow_run_number') from generate_series(1, ?)")
        .param(count)
        .query(Integer.class)
        .list();
  }
}
