package io.daybook.command.retention;

import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.command.ledger.store.Moment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs the retention again and again; of several nodes, one at a time does. */
@Component
@EnableConfigurationProperties(RunRetentionSettings.class)
final class RunRetentionClock implements DisposableBean {

  private static final String LOCK = "hashtext('daybook retention of runs')";
  private static final Logger log = LoggerFactory.getLogger(RunRetentionClock.class);

  private final RunRetention retention;
  private final RunRetentionSettings settings;
  private final Moment moment;
  private final DataSource dataSource;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("run-retention").daemon().factory());

  RunRetentionClock(
      RunRetention retention,
      RunRetentionSettings settings,
      Moment moment,
      @LedgerDatabase DataSource dataSource) {
    this.retention = retention;
    this.settings = settings;
    this.moment = moment;
    this.dataSource = dataSource;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    long pause = settings.retentionInterval().toMillis();
    var _ = clock.scheduleWithFixedDelay(this::run, 0, pause, TimeUnit.MILLISECONDS);
  }

  @Override
  public void destroy() {
    clock.shutdownNow();
  }

  private void run() {
    try (Connection connection = dataSource.getConnection()) {
      Instant now = moment.now();
      retention.makeRoom(now);
      if (ask(connection, "select pg_try_advisory_lock(" + LOCK + ")")) {
        try {
          retention.dropUntil(now.minus(settings.retention()));
        } finally {
          boolean _ = ask(connection, "select pg_advisory_unlock(" + LOCK + ")");
        }
      }
    } catch (SQLException | RuntimeException e) {
      log.warn(
          "Old runs were not dropped; it is tried again in {}: {}",
          settings.retentionInterval(),
          e.getMessage());
    }
  }

  private static boolean ask(Connection connection, String question) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question);
        ResultSet answer = statement.executeQuery()) {
      return answer.next() && answer.getBoolean(1);
    }
  }
}
