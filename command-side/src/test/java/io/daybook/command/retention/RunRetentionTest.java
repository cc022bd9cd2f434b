package io.daybook.command.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.command.flow.FlowWrites;
import io.daybook.command.ledger.axon.LedgerUnderTest;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.command.ledger.jdbc.EventTables;
import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.command.ledger.store.LedgerWriter.Entry;
import io.daybook.filter.StateType;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.RecordedEvent;
import io.daybook.retention.RecordKind;
import io.daybook.retention.RetentionEvent.RecordsExpired;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.FlowRunEvent.FlowRunRenamed;
import io.daybook.run.FlowRunEvent.FlowRunStateChanged;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.FlowRunRef;
import io.daybook.run.RunEvent;
import io.daybook.run.RunState;
import io.daybook.run.RunTimes;
import io.daybook.run.StateDetails;
import io.daybook.run.TaskRunEvent.TaskRunCreated;
import io.daybook.run.TaskRunPolicy;
import io.daybook.run.Week;
import io.daybook.wire.Json;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class RunRetentionTest {

  private static final Instant OLD = Instant.parse("2026-01-07T00:00:00Z");
  private static final Instant OLD_END = OLD.plus(Duration.ofHours(1));
  private static final Instant NEW = Instant.parse("2026-03-04T00:00:00Z");
  private static final Instant CUTOFF = Instant.parse("2026-02-01T00:00:00Z");

  private LedgerUnderTest ledger;
  private UUID flow;
  private int number;

  @BeforeEach
  void start() {
    ledger =
        LedgerUnderTest.start(
            List.of(),
            FlowWrites.handlers()[0],
            Expiry.class,
            RunWeekTable.class,
            RunRetention.class);
    ledger.commands().send(FlowWrites.create("f"));
    flow = Objects.requireNonNull(ledger.registry().flow("f")).id();
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void aWeekGoesWhenAllItsRunsHaveEnded() {
    UUID old = run(OLD, OLD_END);
    UUID task = taskOf(old, OLD);
    UUID young = run(NEW, NEW.plusSeconds(1));

    retention().dropUntil(CUTOFF);

    assertThat(runs().ofAggregate(old, 0)).isEmpty();
    assertThat(runs().ofAggregate(task, 0)).isEmpty();
    assertThat(runs().ofAggregate(young, 0)).hasSize(1);
    assertThat(ids("flow_run")).containsExactly(young);
    assertThat(ids("task_run")).isEmpty();
    assertThat(droppedWeeks()).containsExactly("2026-01-05");
    assertThat(ledger.everything())
        .last()
        .extracting(RecordedEvent::event)
        .isEqualTo(new RecordsExpired(RecordKind.RUNS, CUTOFF, 2));
  }

  @Test
  void aWeekThatIsNotDroppedLeavesNoRecord() {
    run(OLD, null);
    long before = ledger.events().head();

    retention().dropUntil(CUTOFF);

    assertThat(ledger.events().head()).isEqualTo(before);
  }

  @Test
  void whoeverHoldsTheLedgerKeepsTheWeekThere() throws Exception {
    UUID old = run(OLD, OLD_END);
    try (Connection other = ledger.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("select from ledger.head for update");

      assertThatThrownBy(() -> retention().dropUntil(CUTOFF))
          .isInstanceOf(DataAccessException.class);
      other.rollback();
    }

    assertThat(runs().ofAggregate(old, 0)).hasSize(1);
    assertThat(droppedWeeks()).isEmpty();
    retention().dropUntil(CUTOFF);
    assertThat(droppedWeeks()).containsExactly("2026-01-05");
  }

  @Test
  void aWeekWithARunThatHasNotEndedStays() {
    UUID live = run(OLD, null);
    run(OLD, OLD_END);

    retention().dropUntil(CUTOFF);
    assertThat(ids("flow_run")).hasSize(2);

    end(live, OLD_END);
    retention().dropUntil(CUTOFF);
    assertThat(ids("flow_run")).isEmpty();
  }

  @Test
  void aWeekWithARunThatEndedLaterStays() {
    UUID late = run(OLD, null);
    end(late, CUTOFF.plusSeconds(1));

    retention().dropUntil(CUTOFF);

    assertThat(ids("flow_run")).containsExactly(late);
  }

  @Test
  void aWeekInWhichSomethingHappenedSinceStays() {
    UUID renamed = run(OLD, OLD_END);
    append(new FlowRunRenamed(renamed, "still of interest"), CUTOFF.plusSeconds(1));

    retention().dropUntil(CUTOFF);

    assertThat(ids("flow_run")).containsExactly(renamed);
  }

  @Test
  void whatWasWrittenSinceAWeekWasLookedAtKeepsIt() {
    RunWeekTable weeks = ledger.bean(RunWeekTable.class);
    UUID run = run(OLD, OLD_END);
    long lookedAt = weeks.head();
    append(new FlowRunRenamed(run, "just now"), OLD_END);

    assertThat(weeks.drop(Week.of(OLD), lookedAt, CUTOFF)).isFalse();
    assertThat(weeks.drop(Week.of(OLD), weeks.head(), CUTOFF)).isTrue();
  }

  @Test
  void positionsGoOnAndTheLogIsReadOverTheGap() {
    run(NEW, NEW.plusSeconds(1));
    run(OLD, OLD_END);
    run(NEW, NEW.plusSeconds(1));

    retention().dropUntil(CUTOFF);
    UUID next = run(NEW, NEW.plusSeconds(1));

    assertThat(runs().after(0, 10)).extracting(RecordedEvent::position).containsExactly(1L, 3L, 4L);
    assertThat(runs().head()).isEqualTo(4);
    assertThat(runs().ofAggregate(next, 0)).hasSize(1);
  }

  @Test
  void aRunOfADroppedWeekMayComeAgain() {
    run(OLD, OLD_END);
    retention().dropUntil(CUTOFF);

    UUID again = imported();

    assertThat(runs().ofAggregate(again, 0)).hasSize(1);
    assertThat(droppedWeeks()).isEmpty();
  }

  @Test
  void whatCameAgainIsNotForgotten() {
    run(OLD, OLD_END);
    retention().dropUntil(CUTOFF);
    UUID again = imported();

    assertThat(ledger.bean(RunWeekTable.class).forget(Week.of(OLD), 10)).isZero();
    assertThat(ids("flow_run")).containsExactly(again);
  }

  @Test
  void thereIsRoomForTheNextWeekBeforeItBegins() {
    retention().makeRoom(NEW);

    assertThat(ledger.jdbc().sql("select monday::text from runs.week").query(String.class).list())
        .containsExactlyInAnyOrder("2026-03-02", "2026-03-09");
  }

  /** As an import does it: what the database refuses is tried again. */
  private UUID imported() {
    try {
      return run(OLD, OLD_END);
    } catch (org.springframework.dao.DataIntegrityViolationException _) {
      return run(OLD, OLD_END);
    }
  }

  private RunRetention retention() {
    return ledger.bean(RunRetention.class);
  }

  private EventTable runs() {
    return ledger.bean(EventTables.class).runs();
  }

  private List<UUID> ids(String table) {
    return ledger.jdbc().sql("select id from runs." + table).query(UUID.class).list();
  }

  private List<String> droppedWeeks() {
    return ledger
        .jdbc()
        .sql("select monday::text from runs.week where dropped is not null")
        .query(String.class)
        .list();
  }

  private UUID run(Instant begun, @Nullable Instant end) {
    UUID id = UUID.randomUUID();
    RunState state = state(end == null ? StateType.RUNNING : StateType.COMPLETED, begun);
    append(
        new FlowRunCreated(
            id,
            ++number,
            flow,
            "run",
            null,
            null,
            Json.object(),
            Json.object(),
            List.of(),
            Json.object(),
            null,
            FlowRunPolicy.DEFAULT,
            null,
            null,
            null,
            null,
            false,
            null,
            null,
            null,
            state,
            times(end)),
        begun);
    return id;
  }

  private void end(UUID run, Instant end) {
    append(
        new FlowRunStateChanged(
            run, state(StateType.COMPLETED, end), times(end), FlowRunPolicy.DEFAULT),
        OLD_END);
  }

  private UUID taskOf(UUID flowRun, Instant begun) {
    UUID id = UUID.randomUUID();
    append(
        new TaskRunCreated(
            id,
            new FlowRunRef(flowRun, flow, 1, null, begun),
            "task",
            "key",
            "0",
            null,
            null,
            null,
            TaskRunPolicy.DEFAULT,
            List.of(),
            null,
            Json.object(),
            state(StateType.RUNNING, begun),
            RunTimes.NONE,
            0),
        begun);
    return id;
  }

  private void append(RunEvent event, Instant at) {
    ledger.bean(LedgerWriter.class).append(List.of(new Entry(event, at)), EventMetadata.SYSTEM);
  }

  private static RunState state(StateType type, Instant at) {
    return new RunState(UUID.randomUUID(), type, type.name(), at, null, null, StateDetails.NONE);
  }

  private static RunTimes times(@Nullable Instant end) {
    return new RunTimes(null, null, null, end, Duration.ZERO, 0);
  }
}
