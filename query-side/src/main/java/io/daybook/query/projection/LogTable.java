package io.daybook.query.projection;

import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.flow.FlowEvent;
import io.daybook.ledger.EventCodec;
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.Log;
import io.daybook.ledger.UnreadableEventException;
import io.daybook.workpool.WorkPoolEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events of a log, for reading alone. */
final class LogTable {

  private static final EventCodec CODEC =
      new EventCodec(
          List.of(
              FlowEvent.class,
              DeploymentEvent.class,
              WorkPoolEvent.class,
              ConcurrencyLimitEvent.class));

  private final JdbcClient jdbc;
  private final String columns;

  LogTable(JdbcClient jdbc, Log log) {
    this.jdbc = jdbc;
    this.columns =
        "select position, aggregate_id, aggregate_type, sequence_number, event_name, revision,"
            + " payload::text, recorded_at from %s.event ".formatted(log.schema());
  }

  /** What follows a position, in order; positions have no gaps and become visible in order. */
  List<LogEntry> after(long position, int limit) {
    return jdbc.sql(columns + "where position > ? order by position limit ?")
        .params(position, limit)
        .query((row, _) -> read(row))
        .list();
  }

  /** The stream of one aggregate up to a position, in order. */
  List<LogEntry> stream(UUID aggregateId, long position) {
    return jdbc.sql(columns + "where aggregate_id = ? and position <= ? order by sequence_number")
        .params(aggregateId, position)
        .query((row, _) -> read(row))
        .list();
  }

  private static LogEntry read(ResultSet row) throws SQLException {
    String name = row.getString(5);
    LedgerEvent event = null;
    String problem = null;
    try {
      event = CODEC.decode(new EventCodec.Stored(name, row.getInt(6), row.getString(7)));
    } catch (UnreadableEventException e) {
      problem = reason(e);
    }
    return new LogEntry(
        row.getLong(1),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getLong(4),
        name,
        event,
        problem,
        row.getObject(8, OffsetDateTime.class).toInstant());
  }

  private static String reason(UnreadableEventException e) {
    @Nullable Throwable cause = e.getCause();
    return cause == null ? "" + e.getMessage() : e.getMessage() + ": " + cause.getMessage();
  }
}
