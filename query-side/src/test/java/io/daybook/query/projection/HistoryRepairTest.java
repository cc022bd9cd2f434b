package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitChanged;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitCreated;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentDescriptionChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentResumed;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowEvent.FlowTagsChanged;
import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.wire.Json;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkQueueRenamed;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever interrupts the writing of history, it reads the same in the end. */
class HistoryRepairTest {

  private final FlowCreated flow = Events.flow("etl", "a");
  private final WorkPoolCreated pool = Events.pool("wp", UUID.randomUUID());
  private final UUID limit = UUID.randomUUID();
  private final List<UUID> deployments = new ArrayList<>();
  private ReadSide side;

  /** Batches end everywhere, in the middle of changes too. */
  @BeforeEach
  void givenAHistoryThatWasWrittenInSmallBatches() throws SQLException {
    side = ReadSide.create().with("daybook.projection.batch-size", 3);
    side.ledger()
        .append(
            flow,
            pool,
            Events.queue(pool, pool.defaultQueueId(), "default"),
            new ConcurrencyLimitCreated(limit, "licences", 5, true, 0.1));
    Random random = new Random(17);
    for (int change = 0; change < 60; change++) {
      append(random);
    }
    side.start();
  }

  private void append(Random random) throws SQLException {
    switch (random.nextInt(10)) {
      case 0 ->
          side.ledger().append(new FlowTagsChanged(flow.flowId(), List.of("t" + random.nextInt())));
      case 1 -> side.ledger().append(rename("q" + random.nextInt()));
      case 2 -> side.ledger().append(new ConcurrencyLimitChanged(limit, random.nextInt(1, 99)));
      case 3, 4 -> create(random);
      default -> change(random);
    }
  }

  private WorkQueueRenamed rename(String name) {
    return new WorkQueueRenamed(pool.poolId(), pool.defaultQueueId(), name);
  }

  private void create(Random random) throws SQLException {
    DeploymentCreated created = Events.deployment(flow, "d" + random.nextInt());
    deployments.add(created.deploymentId());
    side.ledger().append(created);
  }

  /** Between one event and five, of one deployment, in one transaction. */
  private void change(Random random) throws SQLException {
    if (deployments.isEmpty()) {
      create(random);
    }
    UUID id = deployments.get(random.nextInt(deployments.size()));
    List<DeploymentEvent> events = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      events.add(
          switch (random.nextInt(4)) {
            case 0 -> new DeploymentPaused(id);
            case 1 -> new DeploymentResumed(id);
            case 2 -> new DeploymentTagsChanged(id, List.of("t" + random.nextInt()));
            default -> new DeploymentDescriptionChanged(id, "d" + random.nextInt());
          });
    }
    if (random.nextInt(8) == 0) {
      events.add(new DeploymentDeleted(id));
      deployments.remove(id);
    }
    side.ledger().append(events);
  }

  @AfterEach
  void close() throws SQLException {
    side.close();
  }

  /** Every document with its version, as it was written. */
  private SortedMap<String, String> documents() {
    SortedMap<String, String> documents = new TreeMap<>();
    SearchClient client = side.bean(SearchClient.class);
    for (Index index : Index.of(Feed.HISTORY)) {
      JsonNode hits =
          side.search(index, "{\"size\":1000,\"version\":true,\"_source\":false}").path("hits");
      for (JsonNode hit : hits) {
        String id = hit.path("_id").stringValue();
        byte[] source = Objects.requireNonNull(client.source(index, id));
        documents.put(
            index + " " + id,
            hit.path("_version") + " " + new String(source, StandardCharsets.UTF_8));
      }
    }
    return documents;
  }

  private void restartFrom(int position) throws SQLException {
    side.stop();
    side.ledger()
        .execute(
            "update projection.progress set applied = %d where index_name like '%%_history'"
                .formatted(position));
    side.start();
  }

  @Test
  void oneTransactionIsOneRevisionHoweverItWasRead() throws SQLException {
    long transactions =
        side.ledger()
            .number(
                "select count(distinct (aggregate_id, appended_at)) from ledger.event"
                    + " where aggregate_type = 'Deployment'");

    assertThat(side.count(Index.DEPLOYMENT_HISTORY)).isEqualTo(transactions);
    assertThat(documents().values())
        .noneMatch(document -> document.contains("\"from\":0"))
        .anyMatch(document -> document.contains("\"action\":\"DELETED\""));
  }

  @Test
  void itDiffersInNothingFromTheLog() {
    assertThat(side.differences()).isEmpty();
  }

  @Test
  void whatIsAppliedTwiceChangesNothing() throws SQLException {
    SortedMap<String, String> before = documents();
    for (int position : new int[] {0, 41, 43}) {
      restartFrom(position);

      assertThat(documents()).as("from %d", position).isEqualTo(before);
    }
  }

  @Test
  void documentsThatACrashKeptFromBeingWrittenAreWritten() throws SQLException {
    SortedMap<String, String> before = documents();
    SearchClient client = side.bean(SearchClient.class);
    for (Index index : Index.of(Feed.HISTORY)) { // their states are there, and newer
      String name = "/" + client.names().version(index, 1);
      client.put(name + "/_settings", bytes("{\"index.gc_deletes\":\"0ms\"}"));
      for (String document : before.keySet()) {
        if (document.startsWith(index + " ")) {
          client.delete(name + "/_doc/" + document.substring(document.indexOf(' ') + 1));
        }
      }
      client.post(name + "/_flush?force=true", bytes(""));
    }
    restartFrom(0);

    assertThat(documents()).isEqualTo(before);
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aRevisionWhoseDocumentIsLostIsToldAgainWhenTheNextOneEndsIt() throws SQLException {
    UUID id = deployments.getLast();
    String open = id + "-" + revisions(id);
    String name = side.bean(SearchClient.class).names().version(Index.DEPLOYMENT_HISTORY, 1);
    side.bean(SearchClient.class)
        .put("/" + name + "/_settings", bytes("{\"index.gc_deletes\":\"0ms\"}"));
    side.bean(SearchClient.class).delete("/" + name + "/_doc/" + open);
    side.bean(SearchClient.class).post("/" + name + "/_flush?force=true", bytes(""));
    side.bean(SearchClient.class).post("/" + name + "/_refresh", bytes(""));
    SortedMap<String, String> before = documents();

    long end = side.ledger().append(new DeploymentDescriptionChanged(id, "later"));

    SortedMap<String, String> after = documents();
    assertThat(after).containsAllEntriesOf(before).hasSize(before.size() + 2);
    assertThat(after.get(Index.DEPLOYMENT_HISTORY + " " + open)).contains("\"to\":" + end);
  }

  private long revisions(UUID id) {
    return side.search(
            Index.DEPLOYMENT_HISTORY,
            "{\"size\":0,\"query\":{\"term\":{\"id\":\"%s\"}}}".formatted(id))
        .at("/total/value")
        .longValue();
  }

  /** Their positions stood elsewhere, and a state held the documents that were open. */
  @Test
  void whatAnOlderVersionWroteIsGoneOnWith() throws SQLException {
    UUID id = deployments.getLast();
    long open = revisions(id);
    SearchClient client = side.bean(SearchClient.class);
    String name = client.names().version(Index.DEPLOYMENT_HISTORY, 1);
    String states = client.names().stateVersion(Index.DEPLOYMENT_HISTORY, 1);
    ObjectNode document = source(client, name, id + "-" + open);
    for (String key : List.of("from", "to", "interval", "bytes")) {
      document.set(key, document.remove(key));
    }
    overwrite(client, name, id + "-" + open, document);
    ObjectNode state = source(client, states, id.toString());
    ObjectNode newest = (ObjectNode) state.at("/state/newest/" + id);
    newest.set("open", document);
    overwrite(client, states, id.toString(), state.without("bytes"));

    long end = side.ledger().append(new DeploymentDescriptionChanged(id, "later"));

    assertThat(revisions(id)).isEqualTo(open + 1);
    String ended =
        new String(
            Objects.requireNonNull(client.source(Index.DEPLOYMENT_HISTORY, id + "-" + open)),
            StandardCharsets.UTF_8);
    assertThat(ended).startsWith("{\"from\":").contains("\"to\":" + end + ",");
    SortedMap<String, String> after = documents();
    rebuildAll();
    assertThat(documents()).isEqualTo(after);
  }

  private static ObjectNode source(SearchClient client, String index, String id) {
    return (ObjectNode) Json.MAPPER.readTree(client.get("/" + index + "/_source/" + id));
  }

  private static void overwrite(SearchClient client, String index, String id, ObjectNode document) {
    long version =
        Json.MAPPER
            .readTree(client.get("/" + index + "/_doc/" + id + "?_source=false"))
            .path("_version")
            .longValue();
    client.put(
        "/%s/_doc/%s?version_type=external_gte&version=%d".formatted(index, id, version),
        Json.bytes(document));
  }

  @Test
  void statesKeepNoDocuments() throws SQLException {
    DeploymentCreated created = Events.deployment(flow, "large");
    UUID id = created.deploymentId();
    side.ledger().append(created, new DeploymentDescriptionChanged(id, "a".repeat(1_000_000)));
    side.ledger().append(new DeploymentDescriptionChanged(id, "b".repeat(1_000_000)));
    side.settle();

    SearchClient client = side.bean(SearchClient.class);
    String states = client.names().stateVersion(Index.DEPLOYMENT_HISTORY, 1);
    assertThat(client.get("/" + states + "/_source/" + id).length).isLessThan(1_010_000);
  }

  @Test
  void aRebuildInOtherBatchesWritesTheSame() throws SQLException {
    SortedMap<String, String> before = documents();
    side.stop();
    side.with("daybook.projection.batch-size", 1_000).start();
    side.settle();
    rebuildAll();

    assertThat(documents()).isEqualTo(before);
  }

  private void rebuildAll() {
    for (Projector<?> projector : Projectors.of(Feed.HISTORY)) {
      assertThat(side.bean(Projections.class).rebuild(projector)).isTrue();
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> !side.bean(Projections.class).isRebuilding(projector));
    }
  }

  @Test
  void aChangeThatCantBeReadEndsTheHistoryUntilItCan() throws SQLException {
    DeploymentCreated created = Events.deployment(flow, "poisoned");
    UUID id = created.deploymentId();
    side.ledger().append(created);
    long unreadable = side.ledger().appendRaw(id, "Deployment", "DeploymentTeleported", "{}");
    long last = side.ledger().append(new DeploymentResumed(id));
    side.settle();
    assertThat(side.document(Index.DEPLOYMENT_HISTORY, id + "-2")).isNull();

    side.ledger().replace(unreadable, new DeploymentPaused(id));
    side.bean(Projections.class).retry(new DeploymentHistory());

    JsonNode second = Objects.requireNonNull(side.document(Index.DEPLOYMENT_HISTORY, id + "-2"));
    assertThat(second.path("to").longValue()).isEqualTo(last);
    assertThat(side.document(Index.DEPLOYMENT_HISTORY, id + "-3")).isNotNull();
  }
}
