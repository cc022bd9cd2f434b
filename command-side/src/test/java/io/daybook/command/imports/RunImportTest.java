package io.daybook.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.daybook.command.ledger.axon.LedgerUnderTest;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.command.ledger.jdbc.EventTables;
import io.daybook.filter.StateType;
import io.daybook.ledger.RecordedEvent;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.RunTimes;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunImportTest {

  private static final String FLOW_ID = "00000000-0000-4000-8000-000000000001";
  private static final String DEPLOYMENT_ID = "00000000-0000-4000-8000-000000000002";
  private static final String FLOW =
      """
      {"kind":"flow","ref":"flow:0","path":"/flows/","id":"%s","body":{"name":"etl"},"times":{}}\
      """
          .formatted(FLOW_ID);
  private static final String DEPLOYMENT =
      """
      {"kind":"deployment","ref":"deployment:0","path":"/deployments/","id":"%s",
       "body":{"name":"d","flow_id":{"$ref":"flow:0"},"labels":{"team":"x"}},"times":{}}\
      """
          .formatted(DEPLOYMENT_ID);

  private final Findings findings = new Findings();
  @TempDir private Path directory;

  @SuppressWarnings("NullAway.Init")
  private LedgerUnderTest ledger;

  /** Remembers bad lines; ends the import after some batches if asked. */
  private static final class Findings implements ImportListener {
    final Map<Long, String> bad = new LinkedHashMap<>();
    int batchesLeft = Integer.MAX_VALUE;

    @Override
    public void progress(long bytes, ImportFigures total) {
      if (--batchesLeft == 0) {
        throw new IllegalStateException("pulled the plug");
      }
    }

    @Override
    public void bad(long line, String why) {
      bad.put(line, why);
    }
  }

  @BeforeEach
  void start() {
    ledger = LedgerUnderTest.start(List.of(), ImportConfiguration.class);
  }

  @AfterEach
  void stop() {
    ledger.close();
  }

  @Test
  void aFlowRunIsOneEventWithTheStateAndTimesOfItsLine() throws IOException {
    run(FLOW, DEPLOYMENT, flowRun(1, "COMPLETED", "\"idempotency_key\":\"k\",\"tags\":[\"a\"]"));

    FlowRun run = flowRun(id(1));
    assertThat(runs().after(0, 10)).hasSize(1);
    assertThat(run.created()).isEqualTo(time("10:00:00"));
    assertThat(run.times())
        .isEqualTo(
            new RunTimes(
                time("10:00:00"),
                null,
                time("10:00:01"),
                time("10:05:01"),
                Duration.ofMinutes(5),
                1));
    assertThat(run.state())
        .isNotNull()
        .satisfies(state -> {
          assertThat(state.type()).isEqualTo(StateType.COMPLETED);
          assertThat(state.name()).isEqualTo("Completed");
          assertThat(state.timestamp()).isEqualTo(time("10:05:01"));
          assertThat(state.details().flowRunId()).isEqualTo(id(1));
        });
    assertThat(run.deployment())
        .isNotNull()
        .satisfies(deployment -> {
          assertThat(deployment.id()).hasToString(DEPLOYMENT_ID);
          assertThat(deployment.number()).isNotNull();
        });
    assertThat(run.labels())
        .hasToString(
            "{\"prefect.flow.id\":\"%s\",\"team\":\"x\",\"prefect.deployment.id\":\"%s\"}"
                .formatted(FLOW_ID, DEPLOYMENT_ID));
    assertThat(run.tags()).containsExactly("a");
  }

  @Test
  void aScheduledRunIsDueWhenItsStateSays() throws IOException {
    String due = "\"state_details\":{\"scheduled_time\":\"2026-11-02T00:00:00Z\"}";
    run(FLOW, DEPLOYMENT, scheduled(1, "2026-11-02T00:00:00Z", due));

    FlowRun run = flowRun(id(1));

    Instant second = Instant.parse("2026-11-02T00:00:00Z");
    assertThat(run.times()).isEqualTo(new RunTimes(second, second, null, null, Duration.ZERO, 0));
    assertThat(
            ledger
                .jdbc()
                .sql(
                    "select state_name from runs.flow_run where next_scheduled_start_time <= now()")
                .query(String.class)
                .list())
        .containsExactly("Late");
  }

  @Test
  void aTaskRunIsStoredBesideItsFlowRunAndHasItsLabels() throws IOException {
    run(FLOW, DEPLOYMENT, flowRun(1, "FAILED", "\"name\":\"r\""), taskRun(7, 1, "FAILED"));

    TaskRun task = taskRun(id(7));

    FlowRun flowRun = flowRun(id(1));
    assertThat(task.flowRun()).isEqualTo(flowRun.ref());
    assertThat(task.begun()).isEqualTo(flowRun.created());
    assertThat(task.created()).isEqualTo(time("10:00:02"));
    assertThat(task.times().end()).isEqualTo(time("10:00:03"));
    assertThat(Objects.requireNonNull(task.labels()).path("prefect.flow-run.id").stringValue())
        .isEqualTo(id(1).toString());
  }

  @Test
  void whatIsThereAlreadyStaysAsItIs() throws IOException {
    run(FLOW, DEPLOYMENT, flowRun(1, "COMPLETED", "\"idempotency_key\":\"k\""));

    Importer.Result second =
        run(
            FLOW,
            DEPLOYMENT,
            flowRun(1, "FAILED", "\"name\":\"same id\""),
            flowRun(2, "FAILED", "\"idempotency_key\":\"k\""),
            flowRun(3, "FAILED", "\"idempotency_key\":\"l\""),
            flowRun(4, "FAILED", "\"idempotency_key\":\"l\""),
            taskRun(7, 2, "COMPLETED"),
            taskRun(8, 2, "COMPLETED").replace("\"8\"", "\"7\""));

    assertThat(second.run().kept()).isEqualTo(6);
    assertThat(second.run().written()).isEqualTo(2);
    assertThat(Objects.requireNonNull(flowRun(id(1)).state()).name()).isEqualTo("Completed");
    assertThat(taskRun(id(7)).flowRun()).isEqualTo(flowRun(id(1)).ref());
  }

  @Test
  void linesThatReferToNothingAreNamedAndTheOthersCount() throws IOException {
    Importer.Result result =
        run(
            FLOW,
            DEPLOYMENT,
            flowRun(1, "FAILED", "\"name\":\"good\""),
            flowRun(2, "FAILED", "\"name\":\"x\"").replace("flow:0", "flow:9"),
            flowRun(3, "FAILED", "\"name\":\"x\"").replace("deployment:0", "deployment:9"),
            flowRun(4, "FAILED", "\"work_pool_name\":\"gone\""),
            flowRun(5, "BROKEN", "\"name\":\"x\""),
            taskRun(7, 9, "FAILED"),
            taskRun(8, 1, "FAILED"));

    assertThat(findings.bad)
        .containsOnlyKeys(4L, 5L, 6L, 7L, 8L)
        .contains(entry(6L, "body.work_pool_name: no such pool: gone"));
    assertThat(findings.bad.get(8L)).startsWith("body.flow_run_id: no such flow run");
    assertThat(result.total().written()).isEqualTo(4);
    assertThat(runs().head()).isEqualTo(2);
  }

  @Test
  void anInterruptedImportGoesOnWhereItEnded() throws IOException {
    List<String> lines = new ArrayList<>(List.of(FLOW, DEPLOYMENT));
    IntStream.range(0, 700)
        .forEach(i -> lines.add(flowRun(i, "FAILED", "\"idempotency_key\":\"k" + i + "\"")));
    IntStream.range(0, 900).forEach(i -> lines.add(taskRun(10_000 + i, i % 700, "FAILED")));
    Path file = write(lines.toArray(String[]::new));
    findings.batchesLeft = 1;
    assertThatThrownBy(() -> importer().run(file, findings)).hasMessage("pulled the plug");

    findings.batchesLeft = Integer.MAX_VALUE;
    Importer.Result second = importer().run(file, findings);

    assertThat(findings.bad).isEmpty();
    assertThat(second.resumedAt()).isEqualTo(1000);
    assertThat(second.total().written()).isEqualTo(1602);
    assertThat(runs().head()).isEqualTo(1600);
  }

  private Importer.Result run(String... lines) throws IOException {
    return importer().run(write(lines), findings);
  }

  private Importer importer() {
    return ledger.bean(Importer.class);
  }

  private Path write(String... lines) throws IOException {
    return Files.write(
        Files.createTempFile(directory, "import", ".ndjson"),
        Arrays.stream(lines).map(line -> line.replace("\n", " ")).toList());
  }

  private static String flowRun(int number, String type, String body) {
    return """
    {"kind":"flow_run","ref":"flow_run:%d","path":"/flow_runs/","id":"%s",
     "body":{"flow_id":{"$ref":"flow:0"},"deployment_id":{"$ref":"deployment:0"},%s,
             "state":{"type":"%s","state_details":{}}},
     "times":{"expected_start_time":"2026-11-01T10:00:00Z","start_time":"2026-11-01T10:00:01Z",
              "end_time":"2026-11-01T10:05:01Z"}}\
    """
        .formatted(number, id(number), body, type);
  }

  private static String scheduled(int number, String due, String details) {
    return """
    {"kind":"flow_run","ref":"flow_run:%d","path":"/flow_runs/","id":"%s",
     "body":{"flow_id":{"$ref":"flow:0"},"deployment_id":{"$ref":"deployment:0"},
             "state":{"type":"SCHEDULED","name":"Late",%s}},
     "times":{"expected_start_time":"%s","start_time":null,"end_time":null}}\
    """
        .formatted(number, id(number), details, due);
  }

  private static String taskRun(int number, int flowRun, String type) {
    return """
    {"kind":"task_run","ref":"task_run:%d","path":"/task_runs/","id":"%s",
     "body":{"id":"%s","name":"t","flow_run_id":{"$ref":"flow_run:%d"},"task_key":"load",
             "dynamic_key":"%d","state":{"type":"%s","name":"X"}},
     "times":{"start_time":"2026-11-01T10:00:02Z","end_time":"2026-11-01T10:00:03Z"}}\
    """
        .formatted(number, id(number), id(number), flowRun, number, type);
  }

  private static UUID id(int number) {
    return UUID.fromString("10000000-0000-4000-8000-%012d".formatted(number));
  }

  private static Instant time(String clock) {
    return Instant.parse("2026-11-01T" + clock + "Z");
  }

  private EventTable runs() {
    return ledger.bean(EventTables.class).runs();
  }

  private FlowRun flowRun(UUID id) {
    FlowRun run = null;
    for (RecordedEvent e : runs().ofAggregate(id, 0)) {
      run = FlowRun.evolve(run, (FlowRunEvent) e.event(), e.at());
    }
    return Objects.requireNonNull(run);
  }

  private TaskRun taskRun(UUID id) {
    TaskRun run = null;
    for (RecordedEvent e : runs().ofAggregate(id, 0)) {
      run = TaskRun.evolve(run, (TaskRunEvent) e.event(), e.at());
    }
    return Objects.requireNonNull(run);
  }
}
