package io.daybook.query.projection;

import io.daybook.ledger.EventCodec;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.RunEvent;
import io.daybook.run.TaskRunEvent;
import io.daybook.run.Week;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A run log that is written without a write side, by the same protocol. */
public final class TestRunLog implements AutoCloseable {

  private static final EventCodec CODEC =
      new EventCodec(List.of(FlowRunEvent.class, TaskRunEvent.class));

  private final Connection connection;
  private final Map<UUID, Long> sequences = new HashMap<>();
  private final Map<UUID, Instant> begun = new HashMap<>();
  private final Set<Week> weeks = new HashSet<>();

  public TestRunLog(String url, String user, String password) throws SQLException {
    connection = DriverManager.getConnection(url, user, password);
    connection.setAutoCommit(false);
  }

  /** Appends in one transaction, as of now; returns the position of the last event. */
  public long append(RunEvent... events) throws SQLException {
    return append(Instant.now(), List.of(events));
  }

  /** Appends what happened at a moment. */
  public long append(Instant at, List<? extends RunEvent> events) throws SQLException {
    Instant recorded = at.truncatedTo(ChronoUnit.MICROS);
    for (RunEvent event : events) {
      if (event instanceof RunEvent.Creation creation) {
        begun.put(event.aggregateId(), creation.begun(recorded));
        ensure(Week.of(creation.begun(recorded)));
      }
    }
    long position = take(events.size());
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into runs.event (position, begun, aggregate_id, aggregate_type,"
                + " sequence_number, event_id, event_name, revision, payload, metadata,"
                + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?::json, '{}', ?)")) {
      for (RunEvent event : events) {
        add(insert, ++position, event, recorded);
      }
      insert.executeBatch();
    }
    connection.commit();
    return position;
  }

  private void ensure(Week week) throws SQLException {
    if (weeks.add(week)) {
      execute("select runs.add_week('%s')".formatted(week.monday()));
    }
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    connection.commit();
  }

  long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      long number = result.getLong(1);
      connection.commit();
      return number;
    }
  }

  private long take(int events) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long last;
      try (ResultSet result =
          statement.executeQuery(
              "update runs.head set position = position + %d returning position"
                  .formatted(events))) {
        result.next();
        last = result.getLong(1);
      }
      statement.execute("select pg_notify('runs', '" + last + "')");
      return last - events;
    }
  }

  private void add(PreparedStatement insert, long position, RunEvent event, Instant at)
      throws SQLException {
    EventCodec.Stored stored = CODEC.encode(event);
    UUID id = event.aggregateId();
    insert.setLong(1, position);
    insert.setObject(2, utc(begun.getOrDefault(id, at)));
    insert.setObject(3, id);
    insert.setString(4, event instanceof FlowRunEvent ? "FlowRun" : "TaskRun");
    insert.setLong(5, sequences.merge(id, 0L, (before, _) -> before + 1));
    insert.setObject(6, UUID.randomUUID());
    insert.setString(7, stored.name());
    insert.setInt(8, stored.revision());
    insert.setString(9, stored.payload());
    insert.setObject(10, utc(at));
    insert.addBatch();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
