package io.daybook.query.projection;

import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.flow.FlowEvent;
import io.daybook.ledger.EventCodec;
import io.daybook.ledger.LedgerEvent;
import io.daybook.workpool.WorkPoolEvent;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/** A ledger that is written without a write side, in the same schema and by the same protocol. */
public final class TestLedger implements AutoCloseable {

  private static final EventCodec CODEC =
      new EventCodec(
          List.of(
              FlowEvent.class,
              DeploymentEvent.class,
              WorkPoolEvent.class,
              ConcurrencyLimitEvent.class));

  private final Connection connection;
  private final Map<UUID, Long> sequences = new HashMap<>();

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
    long position = take(events.size());
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into ledger.event values (?, ?, ?, ?, ?, ?, ?, ?::json, '{}',"
                + " ?::timestamptz)")) {
      for (LedgerEvent event : events) {
        EventCodec.Stored stored = CODEC.encode(event);
        add(insert, ++position, event.aggregateId(), typeOf(event), stored);
      }
      insert.executeBatch();
    }
    return position;
  }

  /** Appends what no version of Daybook can read. */
  public long appendRaw(UUID aggregate, String type, String name, String payload)
      throws SQLException {
    long position = take(1) + 1;
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into ledger.event values (?, ?, ?, ?, ?, ?, ?, ?::json, '{}',"
                + " ?::timestamptz)")) {
      add(insert, position, aggregate, type, new EventCodec.Stored(name, 1, payload));
      insert.executeBatch();
    }
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

  private long take(int events) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "update ledger.head set position = position + %d returning position"
                    .formatted(events))) {
      result.next();
      long last = result.getLong(1);
      try (Statement notification = connection.createStatement()) {
        notification.execute("select pg_notify('ledger', '" + last + "')");
      }
      return last - events;
    }
  }

  private void add(
      PreparedStatement insert,
      long position,
      UUID aggregate,
      String type,
      EventCodec.Stored stored)
      throws SQLException {
    insert.setLong(1, position);
    insert.setObject(2, aggregate);
    insert.setString(3, type);
    insert.setLong(4, sequences.merge(aggregate, 0L, (before, _) -> before + 1));
    insert.setObject(5, UUID.randomUUID());
    insert.setString(6, stored.name());
    insert.setInt(7, stored.revision());
    insert.setString(8, stored.payload());
    insert.setString(9, Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
    insert.addBatch();
  }

  private static String typeOf(LedgerEvent event) {
    return switch (event) {
      case FlowEvent _ -> "Flow";
      case DeploymentEvent _ -> "Deployment";
      case WorkPoolEvent _ -> "WorkPool";
      case ConcurrencyLimitEvent _ -> "ConcurrencyLimit";
      default -> throw new IllegalArgumentException(event.toString());
    };
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
