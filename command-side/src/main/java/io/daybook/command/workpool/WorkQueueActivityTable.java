package io.daybook.command.workpool;

import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.workpool.WorkQueueActivity;
import io.daybook.workpool.WorkQueueStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Polls and status of queues ({@code activity.work_queue}). */
@Component
final class WorkQueueActivityTable {

  private final JdbcClient jdbc;

  WorkQueueActivityTable(@LedgerDatabase JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The activity of a queue, which nobody else changes before this transaction ends. */
  WorkQueueActivity lock(UUID queueId) {
    jdbc.sql(
            "insert into activity.work_queue (queue_id, status) values (?, ?)"
                + " on conflict (queue_id) do nothing")
        .params(queueId, WorkQueueActivity.NONE.status().name())
        .update();
    return jdbc.sql(
            "select status, last_polled, workers_polled from activity.work_queue"
                + " where queue_id = ? for update")
        .param(queueId)
        .query(WorkQueueActivityTable::activity)
        .single();
  }

  void save(UUID queueId, WorkQueueActivity activity) {
    Instant polled = activity.lastPolled();
    jdbc.sql(
            "update activity.work_queue set status = :status, last_polled = :polled"
                + " where queue_id = :id")
        .param("status", activity.status().name())
        .param("polled", polled == null ? null : polled.atOffset(ZoneOffset.UTC))
        .param("id", queueId)
        .update();
  }

  private static WorkQueueActivity activity(ResultSet row, int index) throws SQLException {
    return new WorkQueueActivity(
        WorkQueueStatus.valueOf(row.getString("status")),
        instant(row, "last_polled"),
        instant(row, "workers_polled"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
