package io.daybook.command.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.daybook.command.flow.FlowWrites;
import io.daybook.command.ledger.axon.LedgerUnderTest;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.ledger.Actor;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.Log;
import io.daybook.ledger.RecordedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ChainTest {

  private LedgerUnderTest ledger;
  private ChainedRows rows;
  private Connection connection;
  private EventTable table;

  @BeforeEach
  void start() throws SQLException {
    ledger = LedgerUnderTest.start(List.of(), FlowWrites.handlers());
    rows = new ChainedRows(ledger.jdbc());
    connection = ledger.connect();
    connection.setAutoCommit(false);
    table = new EventTable(Log.LEDGER, new SingleConnectionDataSource(connection, true));
  }

  @AfterEach
  void stop() throws SQLException {
    connection.close();
    ledger.close();
  }

  @Test
  void theDatabaseAndJavaComputeTheSameHashes() throws SQLException {
    EventMetadata odd =
        new EventMetadata(
            new Actor("1", "USER", "Zoë 𝔷 \u0001 \n", false), "r", null, null, null, "\"", "C");
    append(event("first", EventMetadata.SYSTEM), event("näxt \u2028 名 \t", odd));
    connection.commit();
    append(event("last", odd));
    connection.commit();

    assertThat(rows.all()).hasSize(3);
    rows.areChained();
  }

  @Test
  void whatOneTransactionAppendsInSeveralStatementsHasOneMoment() throws SQLException {
    append(event("a"));
    append(event("b"), event("c"));
    connection.commit();
    append(event("d"));
    connection.commit();

    List<Instant> moments = rows.appendedAt();
    assertThat(moments.subList(0, 3)).containsOnly(moments.getFirst());
    assertThat(moments.getLast()).isAfter(moments.getFirst());
    assertThat(ledger.everything())
        .extracting(RecordedEvent::appendedAt)
        .containsExactlyElementsOf(moments);
    rows.areChained();
  }

  @Test
  void momentsIncreaseThoughTheClockIsSetBack() throws SQLException {
    append(event("a"));
    execute("update ledger.head set appended_at = appended_at + interval '1 hour'");
    execute("update ledger.event set appended_at = appended_at + interval '1 hour'");
    connection.commit();
    append(event("b"));
    connection.commit();

    List<Instant> moments = rows.appendedAt();
    assertThat(Duration.between(moments.get(0), moments.get(1))).isEqualTo(Duration.ofNanos(1000));
  }

  @Test
  void aTransactionIsNotTakenForAnOlderOneOfTheSameNumber() throws SQLException {
    append(event("a"));
    connection.commit();
    execute("update ledger.head set transaction = pg_current_xact_id()");
    append(event("b"));
    connection.commit();

    assertThat(rows.appendedAt()).doesNotHaveDuplicates();
    rows.areChained();
  }

  @Test
  void whatIsRolledBackLeavesNoTrace() throws SQLException {
    append(event("a"));
    connection.commit();
    append(event("lost"));
    connection.rollback();
    NewEvent second = event("b");
    assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> append(second, second));
    connection.rollback();
    append(second);
    connection.commit();

    assertThat(rows.all()).extracting(r -> r.chained().position()).containsExactly(1L, 2L);
    rows.areChained();
  }

  @Test
  void theChainHoldsWhileEightWrite() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < 8; writer++) {
        String prefix = "flow-" + writer + "-";
        writers.add(threads.submit(() -> write(prefix)));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }

    assertThat(rows.appendedAt()).hasSize(160).isSorted().doesNotHaveDuplicates();
    rows.areChained();
  }

  private void write(String prefix) {
    for (int i = 0; i < 20; i++) {
      ledger.commands().send(FlowWrites.create(prefix + i));
    }
  }

  private void append(NewEvent... events) {
    table.append(List.of(events));
  }

  private static NewEvent event(String name) {
    return event(name, EventMetadata.SYSTEM);
  }

  private static NewEvent event(String name, EventMetadata metadata) {
    FlowCreated created = new FlowCreated(UUID.randomUUID(), name, List.of(), null);
    Instant at = Instant.parse("1969-12-31T23:59:59.000001Z");
    return new NewEvent(0, UUID.randomUUID(), created, metadata, at, at);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
