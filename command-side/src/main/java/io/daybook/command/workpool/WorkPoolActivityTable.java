package io.daybook.command.workpool;

import io.daybook.command.ledger.store.LedgerDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Until when pools are ready ({@code activity.work_pool}). */
@Component
final class WorkPoolActivityTable {

  private final JdbcClient jdbc;

  WorkPoolActivityTable(@LedgerDatabase JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Counts a heartbeat.
   *
   * @param until when its worker counts as silent
   * @param lifts whether it makes a pool ready that was not, which is an update of the pool
   */
  void beat(UUID poolId, Instant until, boolean lifts, Instant now) {
    jdbc.sql(
            """
            insert into activity.work_pool as p (pool_id, ready_until, updated)
            values (:pool, :until, case when :lifts then cast(:now as timestamptz) end)
            on conflict (pool_id) do update set
              ready_until = greatest(p.ready_until, excluded.ready_until),
              updated = case
                when p.ready_until > :now then p.updated
                else coalesce(excluded.updated, p.updated) end\
            """)
        .param("pool", poolId)
        .param("until", until.atOffset(ZoneOffset.UTC))
        .param("lifts", lifts)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Sets, after a look at the workers, until when the pool is ready; null: it is not. */
  void readyUntil(UUID poolId, @Nullable Instant until) {
    jdbc.sql(
            """
            insert into activity.work_pool (pool_id, ready_until) values (:pool, :until)
            on conflict (pool_id) do update set ready_until = excluded.ready_until\
            """)
        .param("pool", poolId)
        .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
        .update();
  }
}
