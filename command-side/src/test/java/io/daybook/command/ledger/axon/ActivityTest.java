package io.daybook.command.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.command.ledger.store.LedgerWriter.Entry;
import io.daybook.flow.FlowRef;
import io.daybook.ledger.EventMetadata;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How a reader keeps up with the tables of activity. */
class ActivityTest {

  private static final UUID EARLY = UUID.randomUUID();
  private static final UUID LATE = UUID.randomUUID();

  @Test
  void aChangeCommittedAfterALaterOneIsNotMissed() throws Exception {
    try (LedgerUnderTest ledger = LedgerUnderTest.start(List.of());
        Connection slow = ledger.connect();
        Connection fast = ledger.connect();
        Connection reader = ledger.connect()) {
      givenDeployments(ledger);
      slow.setAutoCommit(false);
      poll(slow, EARLY);
      poll(fast, LATE);

      long horizon = horizon(reader);
      Set<UUID> first = changedSince(reader, 0);
      slow.commit();
      Set<UUID> second = changedSince(reader, horizon);

      assertThat(first).containsExactly(LATE);
      assertThat(second).contains(EARLY);
    }
  }

  @Test
  void anUpdateMovesTheRevisionAndQuietRowsAreNotReadAgain() throws Exception {
    try (LedgerUnderTest ledger = LedgerUnderTest.start(List.of());
        Connection connection = ledger.connect()) {
      givenDeployments(ledger);
      poll(connection, EARLY);
      poll(connection, LATE);
      long horizon = horizon(connection);
      assertThat(changedSince(connection, horizon)).isEmpty();

      poll(connection, EARLY);

      assertThat(changedSince(connection, horizon)).containsExactly(EARLY);
    }
  }

  private static void givenDeployments(LedgerUnderTest ledger) {
    FlowRef flow = new FlowRef(UUID.randomUUID(), "etl");
    ledger
        .bean(LedgerWriter.class)
        .append(
            List.of(
                new Entry(Samples.flow(flow.id(), flow.name()), Instant.EPOCH),
                new Entry(Samples.deployment(EARLY, 1, flow, "a", null, null), Instant.EPOCH),
                new Entry(Samples.deployment(LATE, 2, flow, "b", null, null), Instant.EPOCH)),
            EventMetadata.SYSTEM);
  }

  private static void poll(Connection connection, UUID deployment) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into activity.deployment (deployment_id, status, last_polled)"
                + " values (?, 'READY', now())"
                + " on conflict (deployment_id) do update set last_polled = now()")) {
      statement.setObject(1, deployment);
      statement.execute();
    }
  }

  private static long horizon(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select activity.horizon()")) {
      result.next();
      return result.getLong(1);
    }
  }

  private static Set<UUID> changedSince(Connection connection, long horizon) throws SQLException {
    Set<UUID> changed = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select deployment_id from activity.deployment where revision >= " + horizon)) {
      while (result.next()) {
        changed.add(result.getObject(1, UUID.class));
      }
    }
    return changed;
  }
}
