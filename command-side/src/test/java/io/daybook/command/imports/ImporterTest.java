package io.daybook.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.daybook.command.ledger.axon.LedgerUnderTest;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitCreated;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.ledger.RecordedEvent;
import io.daybook.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
  private static final String FLOW =
      """
      {"kind":"flow","ref":"flow:0","path":"/flows/","id":"00000000-0000-4000-8000-000000000001",
       "body":{"name":"etl","tags":["a"],"labels":{"team":"x"}},
       "times":{"created":"2026-01-01T00:00:00Z"}}\
      """;
  private static final String POOL =
      """
      {"kind":"pool","ref":"pool:0","path":"/work_pools/","body":{"name":"k8s","type":"kubernetes"},
       "id":"00000000-0000-4000-8000-000000000002","times":{"created":"2026-01-01T00:00:00Z"}}\
      """;
  private static final String QUEUE =
      """
      {"kind":"queue","ref":"queue:1","path":"/work_pools/k8s/queues",
       "body":{"name":"high","priority":1},"id":"00000000-0000-4000-8000-000000000003","times":{}}\
      """;

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
  void deploymentsKeepTheIdsAndTimesOfTheirLines() throws IOException {
    Importer.Result result =
        run(
            FLOW,
            POOL,
            QUEUE,
            deployment(
                1,
                """
                "name":"nightly","work_pool_name":"k8s","work_queue_name":"high",
                "concurrency_limit":2,"tags":["t"],"labels":{"own":1},
                "schedules":[{"schedule":{"cron":"0 1 * * *","timezone":"UTC"},"active":false}]
                """));

    Deployment deployment = deployment(id(1));
    assertThat(deployment.created()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
    assertThat(deployment.updated()).isEqualTo(Instant.parse("2026-03-01T00:00:00.5Z"));
    assertThat(deployment.flow().name()).isEqualTo("etl");
    assertThat(deployment.labels())
        .hasToString(
            "{\"team\":\"x\",\"prefect.flow.id\":\"00000000-0000-4000-8000-000000000001\",\"own\":1}");
    assertThat(deployment.schedules()).hasSize(1);
    assertThat(deployment.workQueueName()).isEqualTo("high");
    assertThat(deployment.workQueue())
        .extracting("id", "poolName")
        .containsExactly(UUID.fromString("00000000-0000-4000-8000-000000000003"), "k8s");
    assertThat(ledger.everything())
        .extracting(RecordedEvent::event)
        .filteredOn(ConcurrencyLimitCreated.class::isInstance)
        .extracting("name", "limit")
        .containsExactly(org.assertj.core.groups.Tuple.tuple("deployment:" + id(1), 2));
    assertThat(
            ledger
                .jdbc()
                .sql("select last_polled::text from activity.deployment")
                .query()
                .listOfRows())
        .hasSize(1);
    assertThat(result.total()).isEqualTo(new ImportFigures(4, 4, 0, 0, ledger.everything().size()));
    assertThat(findings.bad).isEmpty();
  }

  @Test
  void aLineOfMoreThanAnObjectMayTakeIsLeftOut() throws IOException {
    String most = "a".repeat(8 * 1024 * 1024);
    String half = most.substring(4 * 1024 * 1024);
    Importer.Result result =
        run(
            FLOW,
            deployment(1, "\"name\":\"a\",\"description\":\"%s\"".formatted(most)),
            deployment(2, "\"name\":\"b\",\"description\":\"%s\"".formatted(half)),
            deployment(3, "\"name\":\"c\",\"tags\":[\"%s\"]".formatted(half)));

    assertThat(result.total().bad()).isEqualTo(2);
    assertThat(findings.bad).containsOnlyKeys(2L, 4L);
    assertThat(findings.bad.get(2L))
        .contains("may take 8,388,608 (daybook.ledger.max-object-size)");
    assertThat(deployment(id(2)).description()).isEqualTo(half);
  }

  @Test
  void aFileIsImportedOnce() throws IOException {
    Path file = write(FLOW, deployment(1, "\"name\":\"a\""), deployment(2, "\"name\":\"b\""));
    importer().run(file, findings);
    long events = ledger.everything().size();

    Importer.Result again = importer().run(file, findings);

    assertThat(again.resumedAt()).isEqualTo(3);
    assertThat(again.run()).isEqualTo(ImportFigures.NONE);
    assertThat(again.total().written()).isEqualTo(3);
    assertThat(ledger.everything()).hasSize(Math.toIntExact(events));
  }

  @Test
  void anInterruptedImportGoesOnWhereItEnded() throws IOException {
    Path file = write(manyLines(1600));
    findings.batchesLeft = 1;
    assertThatThrownBy(() -> importer().run(file, findings)).hasMessage("pulled the plug");
    assertThat(names()).hasSize(999);

    findings.batchesLeft = Integer.MAX_VALUE;
    Importer.Result second = importer().run(file, findings);

    assertThat(second.resumedAt()).isEqualTo(1000);
    assertThat(second.run().written()).isEqualTo(601);
    assertThat(second.total().written()).isEqualTo(1601);
    assertThat(names()).hasSize(1600).doesNotHaveDuplicates();
  }

  @Test
  void badLinesAreNamedAndTheOthersCount() throws IOException {
    Importer.Result result =
        run(
            FLOW,
            "{\"kind\":\"flow\"",
            deployment(1, "\"name\":\"good\""),
            deployment(2, "\"name\":\"typo\",\"pauseed\":true"),
            deployment(3, "\"name\":\"no pool\",\"work_pool_name\":\"gone\""),
            deployment(4, "\"name\":\"bad cron\",\"schedules\":[{\"schedule\":{\"cron\":\"x\"}}]"),
            deployment(1, "\"name\":\"same id\""),
            "{\"kind\":\"deployment\",\"body\":{\"name\":\"x\",\"flow_id\":{\"$ref\":\"flow:9\"}}}",
            "{\"kind\":\"planet\",\"body\":{}}",
            deployment(5, "\"name\":\"good too\""));

    assertThat(findings.bad)
        .containsKeys(2L, 4L, 5L, 6L, 7L, 8L, 9L)
        .hasSize(7)
        .contains(
            entry(4L, "body.pauseed: Extra inputs are not permitted"),
            entry(5L, "body.work_pool_name: no such pool: gone"),
            entry(7L, "id: another deployment has it"),
            entry(9L, "unknown kind \"planet\""));
    assertThat(names()).containsExactlyInAnyOrder("good", "good too");
    assertThat(result.total().bad()).isEqualTo(7);
  }

  @Test
  void whatTheDatabaseRefusesIsOneLineAndNotItsBatch() throws IOException {
    String taken = FLOW.replace("\"etl\"", "\"other\"").replace("flow:0", "flow:1");

    run(FLOW, taken, deployment(1, "\"name\":\"a\""), deployment(2, "\"name\":\"b\""));

    assertThat(findings.bad).containsOnlyKeys(2L);
    assertThat(names()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void whatIsThereAlreadyStaysAsItIs() throws IOException {
    run(FLOW, deployment(1, "\"name\":\"a\",\"tags\":[\"first\"]"));

    Importer.Result second =
        run(
            FLOW.replace("0001\"", "0009\""),
            deployment(2, "\"name\":\"a\",\"tags\":[\"second\"]"),
            deployment(3, "\"name\":\"b\""));

    assertThat(second.run().kept()).isEqualTo(2);
    assertThat(deployment(id(1)).tags()).containsExactly("first");
    assertThat(deployment(id(3)).flow().id())
        .isEqualTo(UUID.fromString("00000000-0000-4000-8000-000000000001"));
  }

  @Test
  void whatRefersToAFlowThatCantBeReadIsLeftOut() throws IOException {
    run(FLOW);
    ledger
        .jdbc()
        .sql(
            """
            select ledger.append(array[aggregate_id], array['Flow'], array[1::bigint],
              array[gen_random_uuid()], array['FlowSealed'], array[1], array['{}'], array['{}'],
              array[now()]) from ledger.event\
            """)
        .query()
        .singleRow();
    String other = FLOW.replace("\"etl\"", "\"other\"").replace("flow:0", "flow:1");

    run(
        FLOW,
        other.replace("0001\"", "0009\""),
        deployment(1, "\"name\":\"a\""),
        deployment(2, "\"name\":\"b\"").replace("flow:0", "flow:1"));

    assertThat(findings.bad).containsOnlyKeys(1L, 3L);
    assertThat(findings.bad.get(3L)).contains("FlowSealed");
    assertThat(names()).containsExactly("b");
  }

  @Test
  void whatIsOnlyUnusualIsKeptAsItIs() throws IOException {
    String odd =
        "{\"\":%s,\"$ref\":[-0.0,1e-400,\"\\u001f\"],\"d\":%s}"
            .formatted("7".repeat(4300), "[".repeat(400) + "]".repeat(400));

    run(FLOW, deployment(1, "\"name\":\"a\",\"parameters\":" + odd), deployment(2, "\"name\":7"));

    assertThat(deployment(id(1)).parameters()).isEqualTo(Json.received(odd));
    assertThat(findings.bad).containsOnlyKeys(3L);
  }

  private Importer.Result run(String... lines) throws IOException {
    return importer().run(write(lines), findings);
  }

  private Importer importer() {
    return ledger.bean(Importer.class);
  }

  private Path write(String... lines) throws IOException {
    List<String> flat = new ArrayList<>();
    for (String line : lines) {
      flat.add(line.replace("\n", " "));
    }
    return Files.write(Files.createTempFile(directory, "import", ".ndjson"), flat);
  }

  private static String[] manyLines(int deployments) {
    List<String> lines = new ArrayList<>(List.of(FLOW));
    IntStream.range(0, deployments)
        .forEach(i -> lines.add(deployment(i, "\"name\":\"d" + i + "\"")));
    return lines.toArray(String[]::new);
  }

  private static String deployment(int number, String body) {
    return """
    {"kind":"deployment","ref":"deployment:%d","path":"/deployments/","id":"%s",
     "body":{"flow_id":{"$ref":"flow:0"},%s},
     "times":{"created":"2026-02-01T00:00:00Z","updated":"2026-03-01T00:00:00.5Z",
              "last_polled":"2026-03-02T00:00:00Z"}}\
    """
        .formatted(number, id(number), body);
  }

  private static UUID id(int number) {
    return UUID.fromString("10000000-0000-4000-8000-%012d".formatted(number));
  }

  private List<String> names() {
    return ledger.jdbc().sql("select name from ledger.deployment").query(String.class).list();
  }

  private Deployment deployment(UUID id) {
    Deployment deployment = null;
    for (RecordedEvent e : ledger.events().ofAggregate(id, 0)) {
      deployment = Deployment.evolve(deployment, (DeploymentEvent) e.event(), e.at());
    }
    return java.util.Objects.requireNonNull(deployment);
  }
}
