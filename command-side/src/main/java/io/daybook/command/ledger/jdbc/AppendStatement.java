package io.daybook.command.ledger.jdbc;

import io.daybook.command.ledger.store.AggregateType;
import io.daybook.ledger.EventCodec;
import io.daybook.ledger.EventCodec.Stored;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.Log;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Head, events and notification in one statement: whoever holds the head's lock makes the others
 * wait, so it costs one round trip whatever the number of events.
 */
final class AppendStatement {

  private static final String LEDGER = "select ledger.append(?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String RUNS =
      """
      with head as (
        update runs.head set position = position + ? returning position - ? as base
      ), written as (
        insert into runs.event (position, aggregate_id, aggregate_type, sequence_number,
          event_id, event_name, revision, payload, metadata, recorded_at, begun)
        select head.base + e.n, e.aggregate_id, e.aggregate_type, e.sequence_number,
          e.event_id, e.event_name, e.revision, e.payload::json, e.metadata::json,
          e.recorded_at, e.begun
        from head, unnest(?::uuid[], ?::text[], ?::bigint[], ?::uuid[], ?::text[], ?::int[],
          ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[]) with ordinality as e(
          aggregate_id, aggregate_type, sequence_number, event_id, event_name, revision, payload,
          metadata, recorded_at, begun, n)
        returning position
      )
      select max(position), pg_notify('runs', max(position)::text) from written
      """;

  private final Log log;
  private final List<NewEvent> events;
  private final List<Stored> stored;
  private final EventCodec codec;
  private @Nullable EventMetadata lastMetadata;
  private String lastText = "";

  AppendStatement(Log log, List<NewEvent> events, EventCodec codec) {
    this.log = log;
    this.events = events;
    this.codec = codec;
    this.stored = events.stream().map(e -> codec.encode(e.event())).toList();
  }

  long run(JdbcTemplate jdbc) {
    return Objects.requireNonNull(
        jdbc.execute((Connection connection) -> {
          return switch (log) {
            case LEDGER -> appendToLedger(connection);
            case RUNS -> appendToRuns(connection);
          };
        }));
  }

  private long appendToLedger(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LEDGER)) {
      bind(statement, 1, connection);
      return lastPosition(statement);
    }
  }

  private long appendToRuns(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RUNS)) {
      statement.setInt(1, events.size());
      statement.setInt(2, events.size());
      int next = bind(statement, 3, connection);
      statement.setArray(next, column(connection, "timestamptz", events, NewEvent::begun));
      return lastPosition(statement);
    }
  }

  private int bind(PreparedStatement statement, int first, Connection connection)
      throws SQLException {
    Array[] columns = {
      column(connection, "uuid", events, e -> e.event().aggregateId()),
      column(connection, "text", events, e -> AggregateType.of(e.event()).storedName()),
      column(connection, "bigint", events, NewEvent::sequenceNumber),
      column(connection, "uuid", events, NewEvent::eventId),
      column(connection, "text", stored, Stored::name),
      column(connection, "int", stored, Stored::revision),
      column(connection, "text", stored, Stored::payload),
      column(connection, "text", events, e -> text(e.metadata())),
      column(connection, "timestamptz", events, NewEvent::at)
    };
    for (int i = 0; i < columns.length; i++) {
      statement.setArray(first + i, columns[i]);
    }
    return first + columns.length;
  }

  /** Neighbours mostly have the same metadata. */
  private String text(EventMetadata metadata) {
    if (!metadata.equals(lastMetadata)) {
      lastMetadata = metadata;
      lastText = codec.encode(metadata);
    }
    return lastText;
  }

  private static <T> Array column(
      Connection connection, String type, List<T> rows, Function<T, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }

  private static long lastPosition(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }
}
