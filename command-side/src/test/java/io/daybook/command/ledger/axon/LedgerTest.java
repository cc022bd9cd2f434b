package io.daybook.command.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.dispatch.Written;
import io.daybook.command.flow.CreateFlow;
import io.daybook.command.flow.FlowWrites;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.ledger.Actor;
import io.daybook.ledger.Command;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.RecordedEvent;
import io.daybook.wire.ApiException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerTest {

  private LedgerUnderTest ledger;

  @BeforeAll
  void start() {
    ledger = LedgerUnderTest.start(List.of(), FlowWrites.handlers());
  }

  @AfterAll
  void stop() {
    ledger.close();
  }

  @Test
  void theAnswerCarriesThePositionOfTheWriteAndTheStateAsItWillBeRead() {
    Written<CreateFlow.Answer> written = ledger.commands().send(FlowWrites.create("answered"));

    RecordedEvent recorded = ledger.everything().getLast();
    assertThat(written.position()).isEqualTo(recorded.position());
    assertThat(ledger.request().position()).isEqualTo(recorded.position());
    assertThat(written.answer().flow())
        .isEqualTo(Flow.evolve(null, (FlowEvent) recorded.event(), recorded.at()));
  }

  @Test
  void aCommandThatChangesNothingAnswersWithTheHead() {
    ledger.commands().send(FlowWrites.create("there"));
    long head = ledger.events().head();

    Written<CreateFlow.Answer> again = ledger.commands().send(FlowWrites.create("there"));

    assertThat(again.position()).isNull();
    assertThat(ledger.request().position()).isEqualTo(head);
    assertThat(ledger.events().head()).isEqualTo(head);
  }

  @Test
  void whoAskedIsStoredWithTheEvent() {
    Actor ada = new Actor("7", "USER", "Ada", true);
    EventMetadata asked =
        new EventMetadata(ada, "trace", "prefect/3.9.1", "worker 1", "10.0.0.7", "audit", null);
    ledger.request().from(asked);
    ledger.commands().send(FlowWrites.create("asked"));
    ledger.request().from(EventMetadata.SYSTEM);

    assertThat(ledger.everything().getLast().metadata()).isEqualTo(asked.withCommand("CreateFlow"));
  }

  @Test
  void aRefusalLeavesNothingBehind() {
    long head = ledger.events().head();

    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> ledger.commands().send(FlowWrites.delete(UUID.randomUUID())))
        .satisfies(e -> assertThat(e.error().status()).isEqualTo(404));
    assertThat(ledger.events().head()).isEqualTo(head);
  }

  @Test
  void listenersAreToldOfThePositionWhenItIsCommitted() throws Exception {
    try (Connection connection = ledger.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("listen ledger");

      Long position = ledger.commands().send(FlowWrites.create("heard")).position();

      PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications(10_000);
      assertThat(heard).extracting(PGNotification::getParameter).contains(position + "");
    }
  }

  @Test
  void aFailureAfterRecordingLeavesNoGapAndNoName() {
    try (LedgerUnderTest own =
        LedgerUnderTest.start(List.of(), CreateAndFailHandler.class, FlowWrites.handlers()[0])) {
      own.commands().send(FlowWrites.create("first"));

      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> own.commands().send(new CreateAndFail("failed")));
      own.commands().send(FlowWrites.create("second"));

      assertThat(own.registry().flow("failed")).isNull();
      assertThat(own.everything()).extracting(RecordedEvent::position).containsExactly(1L, 2L);
    }
  }

  /** A command whose handler fails after it recorded. */
  record CreateAndFail(String name) implements Command<Done> {}

  static final class CreateAndFailHandler implements CommandHandler<CreateAndFail, Done> {
    private final Aggregates<Flow, FlowEvent> flows;

    CreateAndFailHandler(Aggregates<Flow, FlowEvent> flows) {
      this.flows = flows;
    }

    @Override
    public Class<CreateAndFail> type() {
      return CreateAndFail.class;
    }

    @Override
    public Done handle(CreateAndFail command) {
      UUID id = UUID.randomUUID();
      flows.record(id, List.of(new FlowCreated(id, command.name(), List.of(), null)));
      throw new IllegalStateException("after recording");
    }
  }
}
