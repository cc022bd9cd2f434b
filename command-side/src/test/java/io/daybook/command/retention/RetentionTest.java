package io.daybook.command.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.command.CommandServer;
import io.daybook.command.TestDatabase;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.ledger.RecordedEvent;
import io.daybook.retention.RecordKind;
import io.daybook.retention.RetentionEvent.RecordsExpired;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static final String OLD_REFUSALS =
      """
      insert into audit.refusal
        (at, actor_type, actor_verified, method, path, target, body_bytes, status, error)
      select now() - n * interval '1 day', 'ANONYMOUS', false, 'DELETE', '/api/flows/{id}', '', 0,
        404, 'Flow not found'
      from unnest(array[9, 11, 12]) as n\
      """;
  private static final String OLD_LINES =
      """
      insert into runs.log (arrived, number, id, name, level, message, timestamp)
      select '2020-01-07T00:00:00Z', n, gen_random_uuid(), 'a', 20, 'b', now()
      from generate_series(1, 3) as n\
      """;

  @Test
  void whatIsRemovedIsSaidInTheLedgerOnce() throws Exception {
    TestDatabase database = TestDatabase.create();
    try (CommandServer _ = CommandServer.on(database, "daybook.logs.retention=3650d")) {
      execute(database, OLD_REFUSALS);
      execute(database, "select runs.add_log_week('2020-01-06')");
      execute(database, OLD_LINES);
    }
    String[] settings = {
      "daybook.audit.refusals.retention=10d",
      "daybook.audit.refusals.retention-interval=1s",
      "daybook.logs.retention-interval=1s"
    };
    try (CommandServer node = CommandServer.on(database, settings);
        CommandServer _ = CommandServer.on(database, settings)) {
      EventTable ledger = node.bean(EventTable.class);
      await().until(() -> ledger.head() == 2);
      await().during(Duration.ofSeconds(2)).until(() -> ledger.head() == 2);

      assertThat(ledger.after(0, 10))
          .extracting(RecordedEvent::event)
          .map(RecordsExpired.class::cast)
          .extracting(event -> event.kind() + " " + event.count())
          .containsExactlyInAnyOrder("REFUSALS 2", "LOGS 3");
      assertThat(ledger.ofAggregate(RecordKind.LOGS.retentionId(), 0)).hasSize(1);
      assertThat(kept(database)).containsExactly("LOGS 2592000", "REFUSALS 864000", "RUNS 7776000");
    }
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> kept(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select string_agg(kind || ' ' || keep_seconds, ',' order by kind)"
                    + " from audit.retention")) {
      rows.next();
      return List.of(rows.getString(1).split(","));
    }
  }
}
