package io.daybook.command.retention;

import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.command.ledger.store.Moment;
import io.daybook.repeat.Repeating;
import io.daybook.retention.RecordKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
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

  private final RunRetention retention;
  private final Expiry expiry;
  private final RunRetentionSettings settings;
  private final Moment moment;
  private final DataSource dataSource;
  private final Repeating repeating = new Repeating("run-retention");

  RunRetentionClock(
      RunRetention retention,
      Expiry expiry,
      RunRetentionSettings settings,
      Moment moment,
      @LedgerDatabase DataSource dataSource) {
    this.retention = retention;
    this.expiry = expiry;
    this.settings = settings;
    this.moment = moment;
    this.dataSource = dataSource;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    repeating.every(settings.retentionInterval(), "Old runs were not dropped", this::run);
  }

  @Override
  public void destroy() {
    repeating.close();
  }

  private void run() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      Instant now = moment.now();
      retention.makeRoom(now);
      expiry.inForce(RecordKind.RUNS, settings.retention());
      if (ask(connection, "select pg_try_advisory_lock(" + LOCK + ")")) {
        try {
          retention.dropUntil(now.minus(settings.retention()));
        } finally {
          boolean _ = ask(connection, "select pg_advisory_unlock(" + LOCK + ")");
        }
      }
    }
  }

  private static boolean ask(Connection connection, String question) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(question);
        ResultSet answer = statement.executeQuery()) {
      return answer.next() && answer.getBoolean(1);
    }
  }
}
