package io.daybook.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitChanged;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitCreated;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleAdded;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueChanged;
import io.daybook.deployment.Schedule;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowEvent.FlowDeleted;
import io.daybook.flow.FlowEvent.FlowTagsChanged;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.wire.Json;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkPoolDeleted;
import io.daybook.workpool.WorkPoolEvent.WorkQueueDeleted;
import io.daybook.workpool.WorkPoolEvent.WorkQueueRenamed;
import io.daybook.workpool.WorkQueueRef;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ProjectorsTest {

  private static ReadSide side;

  @BeforeAll
  static void start() throws SQLException {
    side = ReadSide.create().start();
  }

  @AfterAll
  static void stop() throws SQLException {
    try {
      assertThat(side.differences()).isEmpty();
    } finally {
      side.close();
    }
  }

  private static JsonNode document(Index index, Object id) {
    side.bean(Freshness.class).awaitApplied(ReadSide.ALL, ConsistencyWish.LATEST);
    return Objects.requireNonNull(side.document(index, id));
  }

  private static boolean isGone(Index index, Object id) {
    side.bean(Freshness.class).awaitApplied(ReadSide.ALL, ConsistencyWish.LATEST);
    return side.document(index, id) == null;
  }

  @Test
  void aFlowIsADocumentUntilItIsDeleted() throws SQLException {
    FlowCreated flow = Events.flow("ETL daily", "a");
    side.ledger().append(flow);
    assertThat(document(Index.FLOWS, flow.flowId()).path("name_lower").stringValue())
        .isEqualTo("etl daily");

    side.ledger().append(new FlowTagsChanged(flow.flowId(), List.of("b", "c")));
    JsonNode changed = document(Index.FLOWS, flow.flowId());
    assertThat(changed.at("/body/tags").toString()).isEqualTo("[\"b\",\"c\"]");
    assertThat(changed.path("tags").toString()).isEqualTo("[\"b\",\"c\"]");

    side.ledger().append(new FlowDeleted(flow.flowId()));
    assertThat(isGone(Index.FLOWS, flow.flowId())).isTrue();
  }

  @Test
  void aDeploymentIsFoldedEventByEvent() throws SQLException {
    FlowCreated flow = Events.flow("etl");
    DeploymentCreated created = Events.deployment(flow, "Nightly", "red");
    UUID id = created.deploymentId();
    side.ledger().append(flow, created);
    assertThat(document(Index.DEPLOYMENTS, id).path("paused").booleanValue()).isFalse();

    side.ledger().append(new DeploymentPaused(id));
    assertThat(document(Index.DEPLOYMENTS, id).path("paused").booleanValue()).isTrue();

    WorkQueueRef queue = new WorkQueueRef(UUID.randomUUID(), UUID.randomUUID(), "pool", "docker");
    side.ledger().append(new DeploymentWorkQueueChanged(id, queue, "high"));
    JsonNode sent = document(Index.DEPLOYMENTS, id);
    assertThat(sent.path("work_queue_id").stringValue()).isEqualTo(queue.id().toString());
    assertThat(sent.path("work_queue_name").stringValue()).isEqualTo("high");
    assertThat(sent.path("work_pool_type").stringValue()).isEqualTo("docker");

    side.ledger()
        .append(
            new DeploymentScheduleAdded(
                id,
                UUID.randomUUID(),
                new Schedule.Cron("0 3 * * *", "Europe/Berlin", true),
                true,
                null,
                Json.object(),
                null),
            new DeploymentTagsChanged(id, List.of("blue", "blue")));
    JsonNode scheduled = document(Index.DEPLOYMENTS, id);
    assertThat(scheduled.path("schedule_kinds").toString()).isEqualTo("[\"cron\"]");
    assertThat(scheduled.at("/body/schedules/0/schedule/cron").stringValue())
        .isEqualTo("0 3 * * *");
    assertThat(scheduled.at("/body/tags").toString()).isEqualTo("[\"blue\",\"blue\"]");

    side.ledger().append(new DeploymentDeleted(id));
    assertThat(isGone(Index.DEPLOYMENTS, id)).isTrue();
  }

  @Test
  void queuesAreDocumentsOfTheirOwnAndGoWithTheirPool() throws SQLException {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    UUID third = UUID.randomUUID();
    WorkPoolCreated pool = Events.pool("wp", first);
    side.ledger()
        .append(
            pool,
            Events.queue(pool, first, "default"),
            Events.queue(pool, second, "high"),
            Events.queue(pool, third, "low"));
    assertThat(document(Index.WORK_QUEUES, second).path("work_pool_name").stringValue())
        .isEqualTo("wp");

    side.ledger()
        .append(
            new WorkQueueRenamed(pool.poolId(), second, "higher"),
            new WorkQueueDeleted(pool.poolId(), third));
    assertThat(document(Index.WORK_QUEUES, second).at("/body/name").stringValue())
        .isEqualTo("higher");
    assertThat(isGone(Index.WORK_QUEUES, third)).isTrue();

    side.ledger().append(new WorkPoolDeleted(pool.poolId()));
    assertThat(isGone(Index.WORK_POOLS, pool.poolId())).isTrue();
    assertThat(isGone(Index.WORK_QUEUES, first)).isTrue();
    assertThat(isGone(Index.WORK_QUEUES, second)).isTrue();
  }

  @Test
  void aLimitIsADocumentUntilItIsDeleted() throws SQLException {
    UUID id = UUID.randomUUID();
    side.ledger()
        .append(
            new ConcurrencyLimitCreated(id, "db", 3, true, 0.5),
            new ConcurrencyLimitChanged(id, 5));
    assertThat(document(Index.CONCURRENCY_LIMITS, id).at("/body/limit").intValue()).isEqualTo(5);

    side.ledger().append(new ConcurrencyLimitDeleted(id));
    assertThat(isGone(Index.CONCURRENCY_LIMITS, id)).isTrue();
  }

  @Test
  void theBodyComesBackByteForByte() throws SQLException {
    ObjectNode odd = Json.object();
    odd.put("", 1).put(".", 2).put("a..b", 3).put("big", 1e16).put("one", 1.0).put("tiny", 1e-7);
    odd.put("long", new java.math.BigInteger("123456789012345678901234567890"));
    odd.putObject("empty").putArray("list");
    odd.put("text", "\u2028 \"ö\" 日本 \uD83D\uDE00").putNull("none");
    FlowCreated flow = Events.flow("odd");
    DeploymentCreated created = Events.deployment(flow, "odd", odd);
    side.ledger().append(flow, created);
    side.settle();

    byte[] source =
        side.bean(SearchClient.class).source(Index.DEPLOYMENTS, created.deploymentId().toString());
    assertThat(new String(Objects.requireNonNull(source), StandardCharsets.UTF_8))
        .contains("\"parameters\":" + Json.text(odd));
    byte[] found =
        side.bean(SearchClient.class)
            .search(
                Index.DEPLOYMENTS,
                "{\"query\":{\"term\":{\"name\":\"odd\"}}}".getBytes(StandardCharsets.UTF_8));
    assertThat(new String(found, StandardCharsets.UTF_8)).contains(Json.text(odd));
  }

  @Test
  void textsOfAnyLengthAreIndexed() throws SQLException {
    String name = "n".repeat(100_000);
    String tag = "日".repeat(50_000);
    FlowCreated flow = Events.flow("flow " + name);
    DeploymentCreated created = Events.deployment(flow, name, tag);
    side.ledger().append(flow, created);

    JsonNode document = document(Index.DEPLOYMENTS, created.deploymentId());

    assertThat(document.at("/body/name").stringValue()).isEqualTo(name);
    assertThat(document.at("/body/tags/0").stringValue()).isEqualTo(tag);
    assertThat(side.ledger().number("select count(*) from projection.dead_letter")).isZero();
  }

  @Test
  void namesAreFoundByTheirGramsInAnyCase() throws SQLException {
    FlowCreated flow = Events.flow("grams");
    side.ledger().append(flow, Events.deployment(flow, "Straße ÖL-7"));
    assertThat(
            side.search(Index.DEPLOYMENTS, "{\"query\":{\"term\":{\"name_grams\":\"öl-\"}}}")
                .path("hits"))
        .hasSize(1);
    assertThat(
            side.search(
                    Index.DEPLOYMENTS, "{\"query\":{\"wildcard\":{\"name_lower\":\"stra?e*7\"}}}")
                .path("hits"))
        .hasSize(1);
  }

  @Test
  void namesSortAsPostgresqlSortsThem() throws SQLException {
    FlowCreated flow = Events.flow("collation");
    List<String> sorted = List.of("alpha", "Alpha_2", "beta", "Beta-50", "gamma", "öl", "zeta_");
    List<DeploymentCreated> shuffled = new ArrayList<>();
    sorted.reversed().forEach(name -> shuffled.add(Events.deployment(flow, name, "sorted")));
    side.ledger().append(flow);
    side.ledger().append(shuffled);

    JsonNode hits =
        side.search(
                Index.DEPLOYMENTS,
                "{\"query\":{\"term\":{\"tags\":\"sorted\"}},\"sort\":[\"name_key\",\"id\"]}")
            .path("hits");

    List<String> names = new ArrayList<>();
    hits.forEach(hit -> names.add(hit.at("/_source/body/name").stringValue()));
    assertThat(names).isEqualTo(sorted);
  }
}
