package io.daybook.command.ledger.axon;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.daybook.command.flow.FlowWrites;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.command.ledger.jdbc.NewEvent;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.Log;
import io.daybook.ledger.RecordedEvent;
import io.daybook.wire.ApiException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A transaction that appended and does not end: the wound that gap time-outs have. */
class HeldTransactionTest {

  private static final List<String> SHORT =
      List.of("daybook.ledger.lock-timeout=300ms", "daybook.ledger.idle-transaction-timeout=1s");

  @Test
  void itsEventIsReadOnceItCommitsHoweverLongItWasHeldAndNoOtherComesBefore() throws Exception {
    try (LedgerUnderTest ledger = LedgerUnderTest.start(SHORT, FlowWrites.handlers());
        Connection holder = ledger.connect()) {
      ledger.commands().send(FlowWrites.create("before"));
      holder.setAutoCommit(false);
      append(holder, "held");

      Instant past = Instant.now().plusMillis(1500);
      while (Instant.now().isBefore(past)) {
        assertThatExceptionOfType(ApiException.class)
            .isThrownBy(() -> ledger.commands().send(FlowWrites.create("after")))
            .satisfies(e -> assertThat(e.error().status()).isEqualTo(503))
            .satisfies(e -> assertThat(e.headers()).containsKey("Retry-After"));
      }
      assertThat(namesAfter(ledger, 0)).containsExactly("before");
      assertThat(ledger.registry().flow("after")).as("half-written").isNull();

      holder.commit();
      ledger.commands().send(FlowWrites.create("after"));

      assertThat(namesAfter(ledger, 1)).containsExactly("held", "after");
      assertThat(ledger.everything())
          .extracting(RecordedEvent::position)
          .containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void aWriterThatFellSilentIsEndedByTheDatabaseAndLeavesNoGap() throws Exception {
    try (LedgerUnderTest ledger = LedgerUnderTest.start(SHORT, FlowWrites.handlers());
        Connection silent = ledger.dataSource().getConnection()) {
      silent.setAutoCommit(false);
      append(silent, "lost");

      await()
          .atMost(20, SECONDS)
          .ignoreExceptionsMatching(ApiException.class::isInstance)
          .until(() -> ledger.commands().send(FlowWrites.create("next")).position() != null);

      assertThat(namesAfter(ledger, 0)).containsExactly("next");
      assertThat(ledger.events().head()).isEqualTo(1);
      assertThatExceptionOfType(SQLException.class).isThrownBy(silent::commit);
    }
  }

  private static void append(Connection connection, String name) {
    UUID id = UUID.randomUUID();
    new EventTable(Log.LEDGER, new SingleConnectionDataSource(connection, true))
        .append(
            List.of(
                new NewEvent(
                    0,
                    UUID.randomUUID(),
                    new FlowCreated(id, name, List.of(), null),
                    EventMetadata.SYSTEM,
                    Instant.EPOCH,
                    Instant.EPOCH)));
  }

  private static List<String> namesAfter(LedgerUnderTest ledger, long position) {
    return ledger.events().after(position, 10).stream()
        .map(e -> ((FlowCreated) e.event()).name())
        .toList();
  }
}
