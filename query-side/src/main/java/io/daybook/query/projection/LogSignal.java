package io.daybook.query.projection;

import io.daybook.ledger.Log;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes those who follow a log: at once when an append is committed, by LISTEN on a connection of
 * its own, and now and then besides, since a notification can be lost with its connection.
 */
final class LogSignal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogSignal.class);

  private final Log log;
  private final ProjectionDatabaseSettings database;
  private final Duration tick;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable Connection connection;
  private final Thread thread;

  LogSignal(Log log, ProjectionDatabaseSettings database, Duration tick) {
    this.log = log;
    this.database = database;
    this.tick = tick;
    this.thread = Thread.ofPlatform().name(log.schema() + "-signal").daemon().unstarted(this::run);
  }

  /** Does nothing if it has begun already: what comes behind it may have to be tried again. */
  void start() {
    if (!thread.isAlive()) {
      thread.start();
    }
  }

  /** Adds one who is called on every signal; it must return at once. */
  void add(Runnable listener) {
    listeners.add(listener);
  }

  void remove(Runnable listener) {
    listeners.remove(listener);
  }

  private void run() {
    while (stopped.getCount() > 0) {
      try (Connection opened = connect()) {
        connection = opened;
        listen(opened);
      } catch (SQLException e) {
        if (stopped.getCount() > 0) {
          LOG.warn("PostgreSQL does not notify, trying again: {}", e.getMessage());
        }
      }
      awaitTick();
      signal();
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    PGProperty.USER.set(properties, database.username());
    PGProperty.PASSWORD.set(properties, database.password());
    PGProperty.TCP_KEEP_ALIVE.set(properties, true); // it only listens: else nobody sees its end
    return DriverManager.getConnection(database.url(), properties);
  }

  private void listen(Connection opened) throws SQLException {
    try (Statement statement = opened.createStatement()) {
      statement.execute("set application_name = 'daybook-signal'");
      statement.execute("listen " + log.schema());
    }
    PGConnection notifications = opened.unwrap(PGConnection.class);
    while (stopped.getCount() > 0) {
      signal(); // first of all what was committed before we listened
      notifications.getNotifications(Math.toIntExact(tick.toMillis()));
    }
  }

  private void signal() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) { // the others must be woken all the same, and the next time
        LOG.warn("A follower of {} could not be woken: {}", log.schema(), e.toString());
      }
    }
  }

  private void awaitTick() {
    try {
      boolean _ = stopped.await(tick.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stopped.countDown();
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    Connection opened = connection;
    try {
      if (opened != null) {
        opened.close();
      }
      if (thread.isAlive()) {
        thread.join(tick.plusSeconds(5));
      }
    } catch (SQLException | InterruptedException e) {
      LOG.debug("The connection of the signal did not close in order", e);
    }
  }
}
