package io.daybook.command.ledger.axon;

import static io.daybook.command.ledger.axon.Samples.deployment;
import static io.daybook.command.ledger.axon.Samples.flow;
import static io.daybook.command.ledger.axon.Samples.pool;
import static io.daybook.command.ledger.axon.Samples.queue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.command.ledger.store.LedgerWriter.Entry;
import io.daybook.command.ledger.store.Registry;
import io.daybook.command.ledger.store.Registry.DeploymentRow;
import io.daybook.command.ledger.store.Registry.PoolRow;
import io.daybook.command.ledger.store.Registry.QueueRow;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitCreated;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitDeleted;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitRenamed;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyLimitLost;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueLost;
import io.daybook.flow.FlowEvent.FlowDeleted;
import io.daybook.flow.FlowRef;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.LedgerEvent;
import io.daybook.workpool.WorkPoolEvent.WorkPoolDeleted;
import io.daybook.workpool.WorkPoolEvent.WorkQueueRenamed;
import io.daybook.workpool.WorkQueueRef;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class RegistryTest {

  private static final UUID FLOW = UUID.randomUUID();
  private static final UUID POOL = UUID.randomUUID();
  private static final UUID QUEUE = UUID.randomUUID();
  private static final UUID LIMIT = UUID.randomUUID();
  private static final UUID DEPLOYMENT = UUID.randomUUID();
  private static final WorkQueueRef IN_QUEUE = new WorkQueueRef(QUEUE, POOL, "pool", "process");

  private LedgerUnderTest ledger;
  private Registry registry;

  @BeforeEach
  void start() {
    ledger = LedgerUnderTest.start(List.of());
    registry = ledger.registry();
    given(
        flow(FLOW, "etl"),
        pool(POOL, "pool", QUEUE),
        queue(POOL, QUEUE, "default"),
        new ConcurrencyLimitCreated(LIMIT, "limit", 1, true, 0),
        deployment(DEPLOYMENT, 1, new FlowRef(FLOW, "etl"), "daily", IN_QUEUE, LIMIT));
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void everythingIsFoundByNameAndById() {
    DeploymentRow daily = new DeploymentRow(DEPLOYMENT, FLOW, "daily", 1, QUEUE, LIMIT);
    assertThat(registry.flow("etl")).isEqualTo(new FlowRef(FLOW, "etl"));
    assertThat(registry.flow(FLOW)).isEqualTo(new FlowRef(FLOW, "etl"));
    assertThat(registry.pool("pool")).isEqualTo(new PoolRow(POOL, "pool", "process"));
    assertThat(registry.pool(POOL)).isEqualTo(new PoolRow(POOL, "pool", "process"));
    assertThat(registry.queue(QUEUE)).isEqualTo(new QueueRow(QUEUE, POOL, "default"));
    assertThat(registry.queue(POOL, "default")).isEqualTo(new QueueRow(QUEUE, POOL, "default"));
    assertThat(registry.queuesOfPool(POOL)).hasSize(1);
    assertThat(registry.limit("limit")).isEqualTo(LIMIT);
    assertThat(registry.deployment(DEPLOYMENT)).isEqualTo(daily);
    assertThat(registry.deployment(FLOW, "daily")).isEqualTo(daily);
    assertThat(registry.deploymentsOfFlow(FLOW)).containsExactly(DEPLOYMENT);
    assertThat(registry.deploymentsOfQueue(QUEUE)).containsExactly(DEPLOYMENT);
    assertThat(registry.deploymentsOfPool(POOL)).containsExactly(DEPLOYMENT);
    assertThat(registry.deploymentsOfLimit(LIMIT)).containsExactly(DEPLOYMENT);
  }

  @Test
  void namesAreComparedExactlyAndMayBeLong() {
    String tooLongForAnIndex = "é".repeat(100_000);
    UUID upper = UUID.randomUUID();
    UUID spaced = UUID.randomUUID();
    UUID huge = UUID.randomUUID();

    given(flow(upper, "ETL"), flow(spaced, "etl "), flow(huge, tooLongForAnIndex));

    assertThat(registry.flow("ETL")).isEqualTo(new FlowRef(upper, "ETL"));
    assertThat(registry.flow("etl ")).isEqualTo(new FlowRef(spaced, "etl "));
    assertThat(registry.flow(tooLongForAnIndex)).isNotNull();
    assertThat(registry.flow("Etl")).isNull();
  }

  @Test
  void whatIsReferredToCanNotGoBeforeTheReference() {
    refused(new FlowDeleted(FLOW));
    refused(new WorkPoolDeleted(POOL));
    refused(new ConcurrencyLimitDeleted(LIMIT));

    given(
        new DeploymentWorkQueueLost(DEPLOYMENT),
        new WorkPoolDeleted(POOL),
        new DeploymentConcurrencyLimitLost(DEPLOYMENT),
        new ConcurrencyLimitDeleted(LIMIT),
        new DeploymentDeleted(DEPLOYMENT),
        new FlowDeleted(FLOW));

    assertThat(registry.flow("etl")).isNull();
    assertThat(registry.queue(QUEUE)).isNull();
  }

  @Test
  void aNameIsTakenOnce() {
    refused(flow(UUID.randomUUID(), "etl"));
    refused(pool(UUID.randomUUID(), "pool", QUEUE));
    refused(queue(POOL, UUID.randomUUID(), "default"));
    refused(new ConcurrencyLimitCreated(UUID.randomUUID(), "limit", 1, true, 0));
    refused(deployment(UUID.randomUUID(), 2, new FlowRef(FLOW, "etl"), "daily", null, null));
  }

  @Test
  void aRenamedOneIsFoundUnderItsNewNameAlone() {
    given(new WorkQueueRenamed(POOL, QUEUE, "fast"), new ConcurrencyLimitRenamed(LIMIT, "slots"));

    assertThat(registry.queue(POOL, "fast")).isNotNull();
    assertThat(registry.queue(POOL, "default")).isNull();
    assertThat(registry.limit("slots")).isEqualTo(LIMIT);
    assertThat(registry.limit("limit")).isNull();
  }

  @Test
  void numbersOfDeploymentsAreSmallAndNew() {
    assertThat(List.of(registry.nextDeploymentNumber(), registry.nextDeploymentNumber()))
        .containsExactly(1, 2);
  }

  private void refused(LedgerEvent event) {
    assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(() -> given(event));
  }

  private void given(LedgerEvent... events) {
    ledger
        .bean(LedgerWriter.class)
        .append(
            Arrays.stream(events).map(e -> new Entry(e, Instant.EPOCH)).toList(),
            EventMetadata.SYSTEM);
  }
}
