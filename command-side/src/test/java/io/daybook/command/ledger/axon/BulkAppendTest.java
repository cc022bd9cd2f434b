package io.daybook.command.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.command.ledger.store.LedgerWriter.Entry;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleAdded;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.deployment.Schedule;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowEvent.FlowTouched;
import io.daybook.flow.FlowRef;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.RecordedEvent;
import io.daybook.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DuplicateKeyException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkAppendTest {

  private static final Instant PAST = Instant.parse("2025-01-02T03:04:05.123456789Z");

  private LedgerUnderTest ledger;
  private LedgerWriter writer;

  @BeforeAll
  void start() {
    ledger = LedgerUnderTest.start(List.of());
    writer = ledger.bean(LedgerWriter.class);
  }

  @AfterAll
  void stop() {
    ledger.close();
  }

  @Test
  void eventsAreAppendedInOrderWithTheirOwnTimesAndNumberedPerAggregate() {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    long before = ledger.events().head();

    long last =
        writer.append(
            List.of(
                entry(new FlowCreated(first, "first", List.of(), null)),
                entry(new FlowCreated(second, "second", List.of(), null)),
                entry(new FlowTouched(first))),
            EventMetadata.SYSTEM);
    writer.append(List.of(entry(new FlowTouched(first))), EventMetadata.SYSTEM);

    List<RecordedEvent> events = ledger.events().after(before, 10);
    assertThat(last).isEqualTo(before + 3);
    assertThat(events)
        .extracting(RecordedEvent::position)
        .containsExactly(before + 1, before + 2, before + 3, before + 4);
    assertThat(events).extracting(RecordedEvent::sequenceNumber).containsExactly(0L, 0L, 1L, 2L);
    assertThat(events)
        .extracting(RecordedEvent::at)
        .containsOnly(Instant.parse("2025-01-02T03:04:05.123456Z"));
    assertThat(ledger.registry().flow("second")).isNotNull();
  }

  @Test
  void newDeploymentsAreRegisteredWithTheirSchedules() {
    UUID flow = UUID.randomUUID();
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    FlowRef ref = new FlowRef(flow, "scheduled");
    writer.append(
        List.of(entry(new FlowCreated(flow, "scheduled", List.of(), null))), EventMetadata.SYSTEM);

    writer.append(
        List.of(
            entry(Samples.deployment(first, 901, ref, "first", null, null)),
            entry(schedule(first, true)),
            entry(schedule(first, false)),
            entry(new DeploymentTouched(first)),
            entry(Samples.deployment(second, 902, ref, "second", null, null)),
            entry(schedule(second, true))),
        EventMetadata.SYSTEM);

    assertThat(ledger.registry().deploymentsOfFlow(flow)).containsExactly(first, second);
    assertThat(
            ledger
                .jdbc()
                .sql("select count(*) from ledger.schedule where deployment_id = ? and active")
                .param(first)
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  private static DeploymentScheduleAdded schedule(UUID deploymentId, boolean active) {
    return new DeploymentScheduleAdded(
        deploymentId,
        UUID.randomUUID(),
        new Schedule.Cron("0 0 * * *", "UTC", true),
        active,
        null,
        Json.object(),
        null);
  }

  @Test
  void allOrNothing() {
    long before = ledger.events().head();

    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() ->
            writer.append(
                List.of(
                    entry(new FlowCreated(UUID.randomUUID(), "once", List.of(), null)),
                    entry(new FlowCreated(UUID.randomUUID(), "once", List.of(), null))),
                EventMetadata.SYSTEM));

    assertThat(ledger.events().head()).isEqualTo(before);
    assertThat(ledger.registry().flow("once")).isNull();
  }

  @Test
  void thousandsOfEventsTakeOneTransactionEach500() {
    long before = ledger.events().head();
    for (int batch = 0; batch < 4; batch++) {
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        String name = "limit-" + batch + "-" + i;
        entries.add(entry(new ConcurrencyLimitCreated(UUID.randomUUID(), name, 1, true, 0)));
      }
      writer.append(entries, EventMetadata.SYSTEM);
    }

    assertThat(ledger.events().head()).isEqualTo(before + 2000);
    assertThat(ledger.registry().limit("limit-3-499")).isNotNull();
  }

  private static Entry entry(LedgerEvent event) {
    return new Entry(event, PAST);
  }
}
