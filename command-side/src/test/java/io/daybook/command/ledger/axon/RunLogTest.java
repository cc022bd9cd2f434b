package io.daybook.command.ledger.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Written;
import io.daybook.command.flow.FlowWrites;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.command.ledger.jdbc.EventTables;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.filter.StateType;
import io.daybook.ledger.Command;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.Log;
import io.daybook.ledger.RecordedEvent;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.FlowRunEvent.FlowRunStateChanged;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.FlowRunRef;
import io.daybook.run.RunState;
import io.daybook.run.RunTimes;
import io.daybook.run.StateDetails;
import io.daybook.run.TaskRunEvent.TaskRunCreated;
import io.daybook.run.TaskRunPolicy;
import io.daybook.wire.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs have a log of their own. */
class RunLogTest {

  private static LedgerUnderTest ledger;

  @BeforeAll
  static void start() {
    ledger = LedgerUnderTest.start(List.of(), FlowWrites.handlers()[0], RunHandler.class);
  }

  @AfterAll
  static void stop() {
    ledger.close();
  }

  @Test
  void runsHavePositionsOfTheirOwn() {
    UUID flow = flow("positions");
    long ledgerHead = ledger.events().head();
    long runHead = runs().head();

    Written<FlowRun> run = ledger.commands().send(new MakeRun(flow));

    assertThat(run.positions()).containsExactly(Map.entry(Log.RUNS, runHead + 2));
    assertThat(ledger.events().head()).isEqualTo(ledgerHead);
    assertThat(runs().after(runHead, 10))
        .extracting(RecordedEvent::event)
        .hasExactlyElementsOfTypes(FlowRunCreated.class, FlowRunStateChanged.class);
  }

  @Test
  void aRunIsFoldedFromTheEventsThatAreStored() {
    UUID flow = flow("folded");
    FlowRun made = ledger.commands().send(new MakeRun(flow)).answer();

    FlowRun found = null;
    for (RecordedEvent event : runs().ofAggregate(made.id(), 0)) {
      found = FlowRun.evolve(found, (FlowRunEvent) event.event(), event.at());
    }

    assertThat(found).isEqualTo(made);
  }

  @Test
  void aTaskRunIsStoredInTheWeekOfItsFlowRun() {
    UUID flow = flow("weeks");
    UUID flowRun = UUID.randomUUID();
    UUID taskRun = UUID.randomUUID();
    Instant begun = Instant.parse("2026-01-07T00:00:00Z");
    LedgerWriter writer = ledger.bean(LedgerWriter.class);

    writer.append(
        List.of(new LedgerWriter.Entry(RunHandler.created(flowRun, flow), begun)),
        EventMetadata.SYSTEM);
    writer.append(
        List.of(
            new LedgerWriter.Entry(
                task(taskRun, new FlowRunRef(flowRun, UUID.randomUUID(), 1, null, begun)),
                Instant.parse("2026-03-01T00:00:00Z"))),
        EventMetadata.SYSTEM);

    assertThat(
            ledger
                .jdbc()
                .sql("select distinct tableoid::regclass::text from runs.event where begun = ?")
                .param(begun.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list())
        .containsExactly("runs.event_2026_01_05");
    assertThat(runs().ofAggregate(taskRun, 0)).hasSize(1);
  }

  private static UUID flow(String name) {
    ledger.commands().send(FlowWrites.create(name));
    return Objects.requireNonNull(ledger.registry().flow(name)).id();
  }

  private static EventTable runs() {
    return ledger.bean(EventTables.class).of(Log.RUNS);
  }

  private static TaskRunCreated task(UUID id, FlowRunRef flowRun) {
    return new TaskRunCreated(
        id,
        flowRun,
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
        null,
        RunTimes.NONE,
        0);
  }

  record MakeRun(UUID flowId) implements Command<FlowRun> {}

  static final class RunHandler implements CommandHandler<MakeRun, FlowRun> {
    private final Aggregates<FlowRun, FlowRunEvent> runs;

    RunHandler(Aggregates<FlowRun, FlowRunEvent> runs) {
      this.runs = runs;
    }

    @Override
    public Class<MakeRun> type() {
      return MakeRun.class;
    }

    @Override
    public FlowRun handle(MakeRun command) {
      UUID id = UUID.randomUUID();
      RunState state =
          new RunState(
              UUID.randomUUID(),
              StateType.RUNNING,
              "Running",
              Instant.parse("2026-11-22T10:00:00Z"),
              null,
              null,
              StateDetails.scheduled(Instant.parse("2026-11-22T09:00:00Z")));
      return Objects.requireNonNull(
          runs.record(
              id,
              List.of(
                  created(id, command.flowId()),
                  new FlowRunStateChanged(id, state, RunTimes.NONE, FlowRunPolicy.DEFAULT))));
    }

    static FlowRunCreated created(UUID id, UUID flow) {
      return new FlowRunCreated(
          id,
          1,
          flow,
          "run",
          null,
          null,
          Json.object(),
          Json.object(),
          List.of("a"),
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
          null,
          RunTimes.NONE);
    }
  }
}
