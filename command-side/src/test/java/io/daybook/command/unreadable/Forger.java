package io.daybook.command.unreadable;

import io.daybook.command.TestDatabase;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Appends to the streams of aggregates as another program would. */
final class Forger {

  private static final String TO_LEDGER =
      """
      select ledger.append(array[id], array[type], array[next], array[gen_random_uuid()],
        array[:name], array[:revision], array[:payload], array['{}'],
        array[now()])
      from (
        select aggregate_id as id, min(aggregate_type) as type, max(sequence_number) + 1 as next
        from ledger.event where aggregate_id = :id group by aggregate_id
      ) stream\
      """;

  private static final String TO_RUNS =
      """
      with head as (update runs.head set position = position + 1 returning position)
      insert into runs.event
      select head.position, min(begun), aggregate_id, min(aggregate_type), max(sequence_number) + 1,
        gen_random_uuid(), :name, :revision, :payload::json, '{}', now()
      from runs.event, head where aggregate_id = :id group by aggregate_id, head.position
      returning position, pg_notify('runs', position::text)\
      """;

  private final JdbcClient jdbc;

  Forger(TestDatabase database) {
    this.jdbc =
        JdbcClient.create(
            new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  /** Makes a flow, deployment, pool or limit unreadable. */
  void ledger(UUID id, String type, Forgery forgery) {
    append(TO_LEDGER, id, forgery.name(type), forgery.revision(), forgery.payload());
  }

  /** Appends what an older version could write. */
  void ledger(UUID id, String name, String payload) {
    append(TO_LEDGER, id, name, 1, payload);
  }

  /** Makes a run unreadable. */
  void runs(UUID id, String type, Forgery forgery) {
    append(TO_RUNS, id, forgery.name(type), forgery.revision(), forgery.payload());
  }

  private void append(String sql, UUID id, String name, int revision, String payload) {
    jdbc.sql(sql)
        .param("id", id)
        .param("name", name)
        .param("revision", revision)
        .param("payload", payload)
        .query()
        .singleRow();
  }
}
