package io.daybook.command.event;

import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.command.ledger.store.Moment;
import io.daybook.event.Notices;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Passes events on to the nodes that stream them; what nobody hears is gone. */
@Component
final class EventRelay {

  private static final String NOTIFY =
      "select pg_notify('"
          + Notices.CHANNEL
          + "', notice) from unnest(?) with ordinality as n (notice, ordinal) order by ordinal";

  private final JdbcTemplate jdbc;
  private final Moment moment;

  EventRelay(@LedgerDatabase DataSource database, Moment moment) {
    this.jdbc = new JdbcTemplate(database);
    this.moment = moment;
  }

  /** In one statement, so that the parts of a long event stay together. */
  void pass(List<ClientEvent> events) {
    Instant now = moment.now();
    String[] notices =
        events.stream()
            .flatMap(event -> Notices.of(EventBodies.json(event, now)).stream())
            .toArray(String[]::new);
    jdbc.execute((ConnectionCallback<Boolean>) connection -> send(connection, notices));
  }

  private static boolean send(Connection connection, String[] notices) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NOTIFY)) {
      statement.setArray(1, connection.createArrayOf("text", notices));
      return statement.execute();
    }
  }
}
