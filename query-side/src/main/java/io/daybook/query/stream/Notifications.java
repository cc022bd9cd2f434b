package io.daybook.query.stream;

import io.daybook.event.Notices;
import io.daybook.query.projection.ProjectionDatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Listens to the database and moves the feed on: at once when a run's event is committed, and now
 * and then besides, since a notification can be lost with its connection.
 */
@Component
final class Notifications implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(Notifications.class);
  private static final int TICK_MILLIS = 1000;

  private final ProjectionDatabaseSettings database;
  private final EventFeed feed;
  private final Notices.Reader passed;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private volatile @Nullable Connection connection;

  Notifications(ProjectionDatabaseSettings database, EventFeed feed) {
    this.database = database;
    this.feed = feed;
    this.passed = new Notices.Reader(feed::pass);
    this.thread = Thread.ofPlatform().name("streams").daemon().unstarted(this::run);
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    }
  }

  private void run() {
    while (stopped.getCount() > 0) {
      try (Connection opened = connect()) {
        connection = opened;
        passed.reset();
        listen(opened);
      } catch (SQLException | DataAccessException e) {
        if (stopped.getCount() > 0) {
          log.warn("Streams wait for PostgreSQL: {}", e.getMessage());
        }
      } catch (RuntimeException e) { // without this thread every client would hear nothing
        log.error("Streams begin again", e);
      }
      pause();
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    PGProperty.USER.set(properties, database.username());
    PGProperty.PASSWORD.set(properties, database.password());
    PGProperty.TCP_KEEP_ALIVE.set(properties, true); // it only listens: else nobody sees its end
    PGProperty.APPLICATION_NAME.set(properties, "daybook-streams");
    return DriverManager.getConnection(database.url(), properties);
  }

  private void listen(Connection opened) throws SQLException {
    try (Statement statement = opened.createStatement()) {
      statement.execute("listen runs");
      statement.execute("listen " + Notices.CHANNEL);
    }
    PGConnection notifications = opened.unwrap(PGConnection.class);
    while (stopped.getCount() > 0) {
      feed.advance(); // first of all what was committed before we listened
      PGNotification[] told = notifications.getNotifications(TICK_MILLIS);
      for (PGNotification notification : told == null ? new PGNotification[0] : told) {
        if (notification.getName().equals(Notices.CHANNEL)) {
          pass(notification.getParameter());
        }
      }
    }
  }

  private void pass(String notice) {
    try {
      passed.read(notice);
    } catch (JacksonException | IndexOutOfBoundsException e) {
      log.warn("A notification on {} is none of Daybook's: {}", Notices.CHANNEL, e.getMessage());
      passed.reset();
    }
  }

  private void pause() {
    try {
      boolean _ = stopped.await(TICK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stopped.countDown();
    }
  }

  @Override
  public void destroy() throws InterruptedException, SQLException {
    stopped.countDown();
    Connection opened = connection;
    if (opened != null) {
      opened.close();
    }
    if (thread.isAlive()) {
      thread.join(5L * TICK_MILLIS);
    }
  }
}
