package io.daybook.command.workpool;

import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.workpool.Worker;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Workers by pool and name ({@code activity.worker}). */
@Component
final class WorkerTable {

  private final JdbcClient jdbc;

  WorkerTable(@LedgerDatabase JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Records a heartbeat, the worker's first or another.
   *
   * @param interval null: as it was
   * @return when the worker counts as silent unless it beats again
   */
  Instant beat(UUID poolId, String name, @Nullable Integer interval, Instant now) {
    Integer kept =
        jdbc.sql(
                """
                insert into activity.worker as w
                  (id, pool_id, name, created, updated, last_heartbeat_time,
                   heartbeat_interval_seconds)
                values (:id, :pool, :name, :now, :now, :now, :interval)
                on conflict (pool_id, md5(name)) do update set
                  last_heartbeat_time = excluded.last_heartbeat_time,
                  heartbeat_interval_seconds =
                    coalesce(excluded.heartbeat_interval_seconds, w.heartbeat_interval_seconds)
                returning heartbeat_interval_seconds\
                """)
            .param("id", UUID.randomUUID())
            .param("pool", poolId)
            .param("name", name)
            .param("now", utc(now))
            .param("interval", interval)
            .query((row, _) -> row.getObject(1, Integer.class))
            .list()
            .getFirst();
    return now.plus(Worker.patience(kept));
  }

  /** Whether there was such a worker. */
  boolean delete(UUID poolId, String name) {
    return 0
        < jdbc.sql(
                "delete from activity.worker where pool_id = ? and md5(name) = md5(?) and name = ?")
            .params(poolId, name, name)
            .update();
  }

  /** When the last of the pool's workers counts as silent; null if it has none. */
  @Nullable Instant onlineUntil(UUID poolId) {
    return jdbc
        .sql(
            "select last_heartbeat_time, heartbeat_interval_seconds from activity.worker"
                + " where pool_id = ?")
        .param(poolId)
        .query((row, _) ->
            Objects.requireNonNull(row.getObject(1, OffsetDateTime.class))
                .toInstant()
                .plus(Worker.patience(row.getObject(2, Integer.class))))
        .list()
        .stream()
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
