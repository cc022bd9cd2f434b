package io.daybook.command.run.upkeep;

import io.daybook.command.ledger.store.AggregateType;
import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.command.ledger.store.Unreadables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the runs that something has to happen to, and claims them. What others have claimed is left
 * out, and so is what can't be read: it would be found again and again, and those behind it never.
 */
@Component
final class UpkeepTable {

  /** A run that was due. */
  record Late(UUID id, Instant due) {}

  /**
   * A run whose parent was cancelled.
   *
   * @param ofDeployment whether somebody's process may run it, who has to end it
   */
  record Child(UUID id, boolean ofDeployment) {}

  private final JdbcClient jdbc;
  private final Unreadables unreadables;

  UpkeepTable(@LedgerDatabase JdbcClient jdbc, Unreadables unreadables) {
    this.jdbc = jdbc;
    this.unreadables = unreadables;
  }

  /** Runs that were due by a time and that nobody marked. */
  List<Late> late(Instant due, int most) {
    return jdbc.sql(
            """
            select id, next_scheduled_start_time from runs.flow_run
            where state_type = 'SCHEDULED' and state_name = 'Scheduled'
              and next_scheduled_start_time <= ? and id <> all(?)
            order by next_scheduled_start_time limit ? for no key update skip locked\
            """)
        .params(due.atOffset(ZoneOffset.UTC), unreadable(), most)
        .query((row, _) ->
            new Late(
                row.getObject(1, UUID.class), row.getObject(2, OffsetDateTime.class).toInstant()))
        .list();
  }

  List<UUID> expiredPauses(Instant now, int most) {
    return claim(
        """
        select id from runs.flow_run where state_type = 'PAUSED' and pause_timeout < ? and id <> all(?)
        order by pause_timeout limit ? for no key update skip locked\
        """,
        now,
        unreadable(),
        most);
  }

  /** Runs whose cancellation began before a time. */
  List<UUID> cancellingSince(Instant time, int most) {
    return claim(
        """
        select id from runs.flow_run where state_type = 'CANCELLING' and state_timestamp <= ?
          and id <> all(?)
        order by state_timestamp limit ? for no key update skip locked\
        """,
        time,
        unreadable(),
        most);
  }

  /** Task runs that have not ended, of flow runs that were cancelled since a time. */
  List<UUID> openTaskRuns(Instant cancelledSince, int most) {
    return claim(
        """
        select t.id from runs.flow_run r join runs.task_run t on t.flow_run_id = r.id
        where r.state_type = 'CANCELLED' and r.end_time >= ? and not t.ended and t.id <> all(?)
        limit ? for no key update of t skip locked\
        """,
        cancelledSince,
        unreadables.ids(AggregateType.TASK_RUN),
        most);
  }

  /** Runs that have not ended, of parents that were cancelled since a time. */
  List<Child> openChildren(Instant cancelledSince, int most) {
    return jdbc.sql(
            """
            select c.id, c.deployment_id is not null from runs.flow_run c
              join runs.task_run t on t.id = c.parent_task_run_id
              join runs.flow_run p on p.id = t.flow_run_id
            where c.parent_task_run_id is not null
              and c.state_type not in ('COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED')
              and (c.deployment_id is null or c.state_type <> 'CANCELLING')
              and p.state_type = 'CANCELLED' and p.end_time >= ? and c.id <> all(?)
            limit ? for no key update of c skip locked\
            """)
        .params(cancelledSince.atOffset(ZoneOffset.UTC), unreadable(), most)
        .query(UpkeepTable::child)
        .list();
  }

  private static Child child(ResultSet row, int index) throws SQLException {
    return new Child(row.getObject(1, UUID.class), row.getBoolean(2));
  }

  private UUID[] unreadable() {
    return unreadables.ids(AggregateType.FLOW_RUN);
  }

  private List<UUID> claim(String sql, Instant time, UUID[] unreadable, int most) {
    return jdbc.sql(sql)
        .params(time.atOffset(ZoneOffset.UTC), unreadable, most)
        .query(UUID.class)
        .list();
  }
}
