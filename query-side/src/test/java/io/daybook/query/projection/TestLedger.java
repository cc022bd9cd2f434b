package io.daybook.query.projection;

import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.flow.FlowEvent;
import io.daybook.ledger.EventCodec;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.LedgerEvent;
import io.daybook.retention.RetentionEvent;
import io.daybook.workpool.WorkPoolEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.flywaydb.core.Flyway;

/** A ledger that is written without a write side, in the same schema and by the same protocol. */
public final class TestLedger implements AutoCloseable {

  private static final EventCodec CODEC =
      new EventCodec(
          List.of(
              FlowEvent.class,
              DeploymentEvent.class,
              WorkPoolEvent.class,
              ConcurrencyLimitEvent.class,
              RetentionEvent.class));

  private final Connection connection;
  private final Map<UUID, Long> sequences = new HashMap<>();
  private EventMetadata metadata = EventMetadata.SYSTEM;

  private TestLedger(Connection connection) {
    this.connection = connection;
  }

  public static TestLedger create(String url, String user, String password) throws SQLException {
    Flyway.configure()
        .dataSource(url, user, password)
        .defaultSchema("ledger")
        .locations("classpath:db/ledger")
        .load()
        .migrate();
    Connection connection = DriverManager.getConnection(url, user, password);
    connection.setAutoCommit(false);
    return new TestLedger(connection);
  }

  /** What is told of the events from now on. */
  public void tell(EventMetadata next) {
    metadata = next;
  }

  /** Appends in one transaction; returns the position of the last event. */
  public long append(List<? extends LedgerEvent> events) throws SQLException {
    long last = write(events);
    connection.commit();
    return last;
  }

  public long append(LedgerEvent... events) throws SQLException {
    return append(List.of(events));
  }

  /** Like {@link #append}, without a commit. */
  long write(List<? extends LedgerEvent> events) throws SQLException {
    List<Row> rows = new ArrayList<>();
    for (LedgerEvent event : events) {
      rows.add(row(event.aggregateId(), typeOf(event), CODEC.encode(event)));
    }
    return writeRows(rows);
  }

  /** Appends what no version of Daybook can read. */
  public long appendRaw(UUID aggregate, String type, String name, String payload)
      throws SQLException {
    long position =
        writeRows(List.of(row(aggregate, type, new EventCodec.Stored(name, 1, payload))));
    connection.commit();
    return position;
  }

  /** Puts another payload in the place of an event's. */
  void replace(long position, LedgerEvent event) throws SQLException {
    EventCodec.Stored stored = CODEC.encode(event);
    try (PreparedStatement update =
        connection.prepareStatement(
            "update ledger.event set event_name = ?, payload = ?::json where position = ?")) {
      update.setString(1, stored.name());
      update.setString(2, stored.payload());
      update.setLong(3, position);
      update.executeUpdate();
    }
    connection.commit();
  }

  void commit() throws SQLException {
    connection.commit();
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

  private record Row(UUID aggregate, String type, long sequence, EventCodec.Stored stored) {}

  private Row row(UUID aggregate, String type, EventCodec.Stored stored) {
    return new Row(
        aggregate, type, sequences.merge(aggregate, 0L, (before, _) -> before + 1), stored);
  }

  private long writeRows(List<Row> rows) throws SQLException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    try (PreparedStatement append =
        connection.prepareStatement("select ledger.append(?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      append.setArray(1, column("uuid", rows, Row::aggregate));
      append.setArray(2, column("text", rows, Row::type));
      append.setArray(3, column("bigint", rows, Row::sequence));
      append.setArray(4, column("uuid", rows, _ -> UUID.randomUUID()));
      append.setArray(5, column("text", rows, r -> r.stored().name()));
      append.setArray(6, column("int", rows, r -> r.stored().revision()));
      append.setArray(7, column("text", rows, r -> r.stored().payload()));
      append.setArray(8, column("text", rows, _ -> CODEC.encode(metadata)));
      append.setArray(9, column("timestamptz", rows, _ -> now));
      try (ResultSet result = append.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    }
  }

  private Array column(String type, List<Row> rows, Function<Row, Object> value)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(value).toArray());
  }

  private static String typeOf(LedgerEvent event) {
    return switch (event) {
      case FlowEvent _ -> "Flow";
      case DeploymentEvent _ -> "Deployment";
      case WorkPoolEvent _ -> "WorkPool";
      case ConcurrencyLimitEvent _ -> "ConcurrencyLimit";
      case RetentionEvent _ -> "Retention";
      default -> throw new IllegalArgumentException(event.toString());
    };
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
