package io.daybook.query.stream;

import io.daybook.ledger.EventCodec;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.RunEvent;
import io.daybook.run.TaskRunEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes the run log as the write side does. */
final class RunLogWriter implements AutoCloseable {

  private static final EventCodec CODEC =
      new EventCodec(List.of(FlowRunEvent.class, TaskRunEvent.class));

  private final Connection connection;
  private final Map<UUID, Long> sequences = new HashMap<>();
  private final Map<UUID, Instant> begun = new HashMap<>();

  RunLogWriter(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  /** Appends in one transaction. */
  void append(Instant at, RunEvent... events) throws SQLException {
    for (RunEvent event : events) {
      append(event, at);
    }
    connection.commit();
  }

  private void append(RunEvent event, Instant at) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet head =
            statement.executeQuery(
                "update runs.head set position = position + 1 returning position")) {
      head.next();
      write(event, at, head.getLong(1));
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("notify runs");
    }
  }

  private void write(RunEvent event, Instant at, long position) throws SQLException {
    EventCodec.Stored stored = CODEC.encode(event);
    try (Statement week = connection.createStatement()) {
      week.execute("select runs.add_week(date_trunc('week', timestamp '" + at + "')::date)");
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into runs.event values (?, ?, ?, ?, ?, ?, ?, ?, ?::json, '{}', ?)")) {
      insert.setLong(1, position);
      insert.setObject(
          2, begun.computeIfAbsent(event.aggregateId(), _ -> at).atOffset(ZoneOffset.UTC));
      insert.setObject(3, event.aggregateId());
      insert.setString(4, event instanceof FlowRunEvent ? "FlowRun" : "TaskRun");
      insert.setLong(5, sequences.merge(event.aggregateId(), 0L, (before, _) -> before + 1));
      insert.setObject(6, UUID.randomUUID());
      insert.setString(7, stored.name());
      insert.setInt(8, stored.revision());
      insert.setString(9, stored.payload());
      insert.setObject(10, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
