package io.daybook.command.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.ledger.store.AggregateType;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.ObjectBound;
import io.daybook.command.ledger.store.Unreadables;
import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowEvent.FlowDeleted;
import io.daybook.flow.FlowEvent.FlowTagsChanged;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** The port on Axon's own fixture: a flow that is wired as the program wires it. */
class FlowFixtureTest {

  private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-00000000000f");
  private static final FlowCreated CREATED = new FlowCreated(ID, "etl", List.of(), null);

  private final AggregateTestFixture<FlowAggregate> fixture =
      new AggregateTestFixture<>(FlowAggregate.class);

  @BeforeEach
  void wire() {
    fixture.registerAnnotatedCommandHandler(
        new Recorder(
            new AxonAggregates<>(
                AggregateType.FLOW,
                fixture.getRepository(),
                FlowAggregate::new,
                new UnitOfWorkMoment(Clock.systemUTC()),
                new Unreadables(),
                new ObjectBound(DataSize.ofMegabytes(1)))));
  }

  @Test
  void theFirstEventCreatesTheAggregate() {
    fixture
        .givenNoPriorActivity()
        .when(new Append(List.of(CREATED)))
        .expectEvents(CREATED)
        .expectState(flow -> assertThat(flow.id()).isEqualTo(ID));
  }

  @Test
  void laterEventsContinueItAndTheirStateIsGivenBack() {
    FlowTagsChanged change = new FlowTagsChanged(ID, List.of("a"));

    fixture
        .given(CREATED)
        .when(new Append(List.of(change)))
        .expectEvents(change)
        .expectResultMessagePayload(List.of("a"));
  }

  @Test
  void nothingIsFoundAfterItsDeletion() {
    fixture
        .given(CREATED, new FlowDeleted(ID))
        .when(new Find())
        .expectNoEvents()
        .expectResultMessagePayload("gone");
  }

  /** Records what it is told to. */
  record Append(List<FlowEvent> events) {}

  /** Asks for the flow. */
  record Find() {}

  static final class Recorder {
    private final Aggregates<Flow, FlowEvent> flows;

    Recorder(Aggregates<Flow, FlowEvent> flows) {
      this.flows = flows;
    }

    @CommandHandler
    @Nullable List<String> handle(Append command) {
      Flow flow = flows.record(ID, command.events());
      return flow == null ? null : flow.tags();
    }

    @CommandHandler
    String handle(Find command) {
      return flows.find(ID) == null ? "gone" : "there";
    }
  }
}
