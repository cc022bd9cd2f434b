package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentDescriptionChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.filter.StateType;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.FlowRunEvent.FlowRunDeleted;
import io.daybook.run.FlowRunEvent.FlowRunTagsChanged;
import io.daybook.run.Week;
import io.daybook.wire.Json;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkQueueRenamed;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is written to Elasticsearch by others is found, named, and written anew. */
class ForgedDocumentsTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");
  private static final Instant SUNDAY = Instant.parse("2026-11-15T23:59:59Z");

  private final FlowCreated flow = Events.flow("etl");
  private final DeploymentCreated deployment = Events.deployment(flow, "nightly");
  private final DeploymentCreated gone = Events.deployment(flow, "gone");
  private final WorkPoolCreated pool = Events.pool("wp", UUID.randomUUID());
  private final FlowRunCreated run = run("old", SUNDAY);
  private final UUID id = deployment.deploymentId();

  private static ReadSide side;

  @BeforeAll
  static void start() throws SQLException {
    side = ReadSide.create().with("daybook.projection.batch-size", 3).start();
  }

  @AfterAll
  static void close() throws SQLException {
    side.close();
  }

  @BeforeEach
  void append() throws SQLException {
    side.ledger().append(flow, pool, Events.queue(pool, pool.defaultQueueId(), "default"));
    side.ledger().append(deployment, gone, new DeploymentDescriptionChanged(id, "first"));
    side.ledger().append(new DeploymentDescriptionChanged(id, "second"));
    side.ledger().append(new WorkQueueRenamed(pool.poolId(), pool.defaultQueueId(), "renamed"));
    side.ledger().append(new DeploymentDeleted(gone.deploymentId()));
    FlowRunCreated deleted = run("deleted", MONDAY);
    side.runs().append(SUNDAY, List.of(run));
    side.runs().append(MONDAY, List.of(run("new", MONDAY), deleted));
    side.runs().append(MONDAY, List.of(new FlowRunTagsChanged(run.flowRunId(), List.of("t"))));
    side.runs().append(MONDAY, List.of(new FlowRunDeleted(deleted.flowRunId())));
    side.settle();
  }

  private FlowRunCreated run(String name, Instant at) {
    return RunEvents.flowRun(flow, name, RunEvents.state(StateType.PENDING, at));
  }

  private SearchClient client() {
    return side.bean(SearchClient.class);
  }

  private String live(Index index) {
    return client().names().version(index, 1);
  }

  private JsonNode stored(String index, Object document) {
    return Json.MAPPER.readTree(client().get("/%s/_doc/%s".formatted(index, document)));
  }

  /** Puts another text into a document, whatever its version is. */
  private void forge(String index, Object document, String text, String other, long version) {
    String source = Json.text(stored(index, document).path("_source"));
    assertThat(source).contains(text);
    put(index, document, source.replace(text, other), version);
  }

  private void put(String index, Object document, String source, long version) {
    client()
        .put(
            "/%s/_doc/%s?refresh=true&version=%d&version_type=external_gte"
                .formatted(index, document, version),
            source.getBytes(StandardCharsets.UTF_8));
  }

  private ObjectNode check() {
    return side.bean(DocumentCheck.class).check();
  }

  private static List<String> told(JsonNode check) {
    return StreamSupport.stream(check.path("differences").spliterator(), false)
        .map(d -> d.path("kind").stringValue() + " " + d.path("id").stringValue())
        .toList();
  }

  private void assertRepaired(String... differences) {
    ObjectNode check = check();
    assertThat(told(check)).containsExactlyInAnyOrder(differences);
    assertThat(check.path("difference_count").intValue()).isEqualTo(differences.length);
    assertThat(told(check())).isEmpty();
  }

  private long found(String query) {
    return side.search(Index.DEPLOYMENTS, "{\"query\":{\"term\":{%s}}}".formatted(query))
        .at("/total/value")
        .longValue();
  }

  @Test
  void whatWeWroteDiffersInNothing() {
    ObjectNode check = check();

    assertThat(told(check)).isEmpty();
    assertThat(check.path("compared").intValue()).isGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void aChangedDocument(long version) throws SQLException {
    String index = live(Index.DEPLOYMENTS);
    JsonNode before = stored(index, id);
    long its = before.path("_version").longValue();
    forge(index, id, "second", "forged", Math.max(its, version));

    assertRepaired("CHANGED " + id);

    assertThat(stored(index, id).path("_source")).isEqualTo(before.path("_source"));
    assertThat(stored(index, id).path("_version").longValue()).isEqualTo(its);
    side.ledger().append(new DeploymentTagsChanged(id, List.of("later" + id)));
    assertThat(found("\"tags\":\"later%s\"".formatted(id))).isEqualTo(1);
  }

  @Test
  void aChangedRevisionOfTheHistory() {
    forge(live(Index.DEPLOYMENT_HISTORY), id + "-1", "first", "forged", 1_000);

    assertRepaired("CHANGED " + id + "-1");
  }

  @Test
  void anIntervalOfTheHistory() {
    String index = live(Index.DEPLOYMENT_HISTORY);
    JsonNode revision = stored(index, id + "-1");
    ObjectNode forged = (ObjectNode) revision.path("_source");
    ((ObjectNode) forged.path("interval")).put("lt", forged.path("to").longValue() + 1);
    put(index, id + "-1", Json.text(forged), revision.path("_version").longValue());

    assertRepaired("CHANGED " + id + "-1");
  }

  @Test
  void aDocumentThatNobodyWrote() throws SQLException {
    long before = side.count(Index.DEPLOYMENTS);
    String another = UUID.randomUUID().toString();
    String source = Json.text(stored(live(Index.DEPLOYMENTS), id).path("_source"));
    put(live(Index.DEPLOYMENTS), another, source.replace("\"" + id + "\"", "\"x\""), 1_000);
    put(live(Index.DEPLOYMENT_HISTORY), id + "-7", source, Long.MAX_VALUE);
    put(live(Index.FLOW_RUNS), another, "{}", 3);

    assertRepaired("EXTRA " + another, "EXTRA " + id + "-7", "EXTRA " + another);

    assertThat(side.count(Index.DEPLOYMENTS)).isEqualTo(before);
    for (int revision = 3; revision <= 7; revision++) { // in the place of the forged one too
      side.ledger().append(new DeploymentDescriptionChanged(id, "text " + revision));
    }
    side.settle();
    assertThat(told(check())).isEmpty();
    assertThat(side.document(Index.DEPLOYMENT_HISTORY, id + "-7")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000, Long.MAX_VALUE})
  void aDocumentThatIsGone(long version) {
    client()
        .delete(
            "/%s/_doc/%s?version=%d&version_type=external&refresh=true"
                .formatted(live(Index.DEPLOYMENTS), id, version));

    assertRepaired("MISSING " + id);

    assertThat(found("\"id\":\"%s\"".formatted(id))).isEqualTo(1);
  }

  @Test
  void aDocumentThatWasDeletedAndIsThereAgain() {
    UUID deleted = gone.deploymentId();
    put(live(Index.DEPLOYMENTS), deleted, "{\"name\":\"gone\"}", Long.MAX_VALUE);

    assertRepaired("EXTRA " + deleted);

    assertThat(side.document(Index.DEPLOYMENTS, deleted)).isNull();
  }

  @Test
  void aRunOfAWeek() {
    String week = client().names().week(Index.FLOW_RUNS, 1, Week.of(SUNDAY));
    forge(week, run.flowRunId(), "old", "forged", Long.MAX_VALUE);

    assertRepaired("CHANGED " + run.flowRunId());
  }

  @Test
  void aQueueAndAState() {
    String queue = pool.defaultQueueId().toString();
    forge(live(Index.WORK_QUEUES), queue, "renamed", "forged", Long.MAX_VALUE);
    String states = client().names().stateVersion(Index.WORK_POOLS, 1);
    forge(states, pool.poolId(), "renamed", "forged", Long.MAX_VALUE);

    assertRepaired("CHANGED " + queue, "CHANGED " + pool.poolId());
  }

  @Test
  void theSweepFindsItToo() throws SQLException {
    JsonNode before = status();
    forge(live(Index.DEPLOYMENTS), id, "second", "forged", Long.MAX_VALUE);
    Sweep sweep = side.bean(Sweep.class);

    while (status().path("swept_at").equals(before.path("swept_at"))) {
      sweep.step();
    }

    assertThat(Objects.requireNonNull(side.document(Index.DEPLOYMENTS, id)).toString())
        .doesNotContain("forged");
    assertThat(status().path("differences").intValue())
        .isEqualTo(before.path("differences").intValue() + 1);
    assertThat(status().at("/last_difference/what").stringValue()).contains(id.toString());
  }

  private JsonNode status() {
    for (JsonNode one : side.bean(ProjectionStatus.class).all()) {
      if (one.path("name").stringValue().equals("deployments")) {
        return one;
      }
    }
    throw new AssertionError("no status of deployments");
  }

  @Test
  void aMemoryOfDeletionsThatACrashTookComesBack() {
    String index = live(Index.FLOWS);
    client()
        .put(
            "/" + index + "/_settings",
            "{\"index.gc_deletes\":\"-1\"}".getBytes(StandardCharsets.UTF_8));

    check();

    assertThat(
            new String(
                client().get("/" + index + "/_settings/index.gc_deletes"), StandardCharsets.UTF_8))
        .contains("1h");
  }

  @Test
  void whatHasDeadLettersIsLeftAsItIs() throws SQLException {
    int before = check().path("passed_over").intValue();
    side.ledger().appendRaw(id, "Deployment", "DeploymentTeleported", "{}");
    side.settle();

    ObjectNode check = check();

    assertThat(told(check)).isEmpty();
    assertThat(check.path("passed_over").intValue()).isEqualTo(before + 2); // and its history
  }
}
