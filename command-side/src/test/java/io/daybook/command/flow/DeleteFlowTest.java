package io.daybook.command.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.ledger.axon.LedgerUnderTest;
import io.daybook.command.ledger.axon.Samples;
import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.command.ledger.store.LedgerWriter.Entry;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitCreated;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.flow.FlowEvent.FlowDeleted;
import io.daybook.flow.FlowRef;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.RecordedEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeleteFlowTest {

  private static final FlowRef FLOW = new FlowRef(UUID.randomUUID(), "etl");
  private static final FlowRef OTHER = new FlowRef(UUID.randomUUID(), "other");
  private static final UUID PLAIN = UUID.randomUUID();
  private static final UUID LIMITED = UUID.randomUUID();
  private static final UUID STAYS = UUID.randomUUID();
  private static final UUID OWN_LIMIT = UUID.randomUUID();
  private static final UUID SHARED_LIMIT = UUID.randomUUID();

  private LedgerUnderTest ledger;

  @BeforeEach
  void start() {
    ledger = LedgerUnderTest.start(List.of(), FlowWrites.handlers());
    given(
        Samples.flow(FLOW.id(), FLOW.name()),
        Samples.flow(OTHER.id(), OTHER.name()),
        limit(OWN_LIMIT, LIMITED),
        limit(SHARED_LIMIT, PLAIN),
        Samples.deployment(LIMITED, 1, FLOW, "limited", null, OWN_LIMIT),
        Samples.deployment(PLAIN, 2, FLOW, "plain", null, SHARED_LIMIT),
        Samples.deployment(STAYS, 3, OTHER, "stays", null, SHARED_LIMIT));
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void itsDeploymentsGoAndTheLimitsThatWereMadeForThemUnlessAnotherUsesThem() {
    long before = ledger.events().head();

    ledger.commands().send(new DeleteFlow(FLOW.id()));

    assertThat(ledger.events().after(before, 10))
        .extracting(RecordedEvent::event)
        .containsExactly(
            new DeploymentDeleted(LIMITED),
            new DeploymentDeleted(PLAIN),
            new ConcurrencyLimitDeleted(OWN_LIMIT),
            new FlowDeleted(FLOW.id()));
    assertThat(ledger.registry().flow("etl")).isNull();
    assertThat(ledger.registry().deployment(LIMITED)).isNull();
    assertThat(ledger.registry().deployment(STAYS)).isNotNull();
  }

  @Test
  void ofSeveralThoseThatAreThereAreDeletedInOneTransaction() {
    UUID unknown = UUID.randomUUID();
    DeleteFlows both = new DeleteFlows(List.of(OTHER.id(), unknown, FLOW.id()));

    List<UUID> deleted = ledger.commands().send(both).answer();

    assertThat(deleted).containsExactly(OTHER.id(), FLOW.id());
    assertThat(ledger.registry().flow("etl")).isNull();
    assertThat(ledger.registry().flow("other")).isNull();
    assertThat(ledger.registry().limit(ConcurrencyLimit.nameFor(PLAIN))).isNull();
  }

  private static ConcurrencyLimitCreated limit(UUID id, UUID deployment) {
    return new ConcurrencyLimitCreated(id, ConcurrencyLimit.nameFor(deployment), 1, true, 0);
  }

  private void given(LedgerEvent... events) {
    ledger
        .bean(LedgerWriter.class)
        .append(
            Arrays.stream(events).map(e -> new Entry(e, Instant.EPOCH)).toList(),
            EventMetadata.SYSTEM);
  }
}
