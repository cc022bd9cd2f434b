package io.daybook.query.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyLimitChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueChanged;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.projection.Events;
import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.ReadServer.Answer;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkQueueRenamed;
import io.daybook.workpool.WorkQueueRef;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DeploymentReadHttpTest {
  private static final FlowCreated ETL = Events.flow("etl", "nightly");
  private static final UUID QUEUE = UUID.randomUUID();
  private static final WorkPoolCreated POOL = Events.pool("pool", QUEUE);
  private static final UUID LIMIT = UUID.randomUUID();
  private static final DeploymentCreated ALPHA = Events.deployment(ETL, "alpha", "red", "blue");
  private static final DeploymentCreated BETA = Events.deployment(ETL, "beta", "red");

  private static ReadServer server;

  @BeforeAll
  static void twoDeploymentsOneInAPool() throws Exception {
    server = new ReadServer();
    server.append(
        ETL,
        POOL,
        Events.queue(POOL, QUEUE, "default"),
        new ConcurrencyLimitCreated(LIMIT, "licences", 5, true, 0),
        ALPHA,
        new DeploymentWorkQueueChanged(ALPHA.deploymentId(), queue(), null),
        new DeploymentConcurrencyLimitChanged(ALPHA.deploymentId(), LIMIT),
        BETA);
    server.get("/deployments/" + BETA.deploymentId()); // what is kept in memory is there then
  }

  @AfterAll
  static void close() throws Exception {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{}|2|1",
        "{\"sort\":\"UPDATED_DESC\"}|2|1",
        "{\"deployments\":{\"name\":{\"like_\":\"PHA\"}}}|1|1",
        "{\"deployments\":{\"name\":{\"like_\":\"a%p_a\"}}}|1|1",
        "{\"deployments\":{\"flow_or_deployment_name\":{\"like_\":\"et\"}}}|2|1",
        "{\"deployments\":{\"tags\":{\"all_\":[\"red\",\"blue\"]}}}|1|1",
        "{\"flows\":{\"tags\":{\"all_\":[\"nightly\"]}}}|2|2",
        "{\"work_pools\":{\"type\":{\"any_\":[\"process\"]}}}|1|1",
        "{\"work_pool_queues\":{\"name\":{\"startswith_\":[\"DEF\"]}}}|1|1",
        "{\"limit\":0}|0|0",
        "{\"offset\":9223372036854775807}|0|1",
      })
  void aListIsAtMostTwoRequests(String body, int rows, int requests) throws Exception {
    Answer list = server.post("/deployments/filter", body);

    assertThat(list.status()).isEqualTo(200);
    assertThat(list.json().size()).isEqualTo(rows);
    assertThat(list.requests()).isEqualTo(requests);
  }

  @Test
  void aPageTellsHowManyThereAre() throws Exception {
    Answer page = server.post("/deployments/paginate", "{\"limit\":1,\"page\":2}");

    assertThat(names(page.json().path("results"))).containsExactly("beta");
    assertThat(page.json().path("count").intValue()).isEqualTo(2);
    assertThat(page.json().path("pages").intValue()).isEqualTo(2);
    assertThat(page.json().path("page").intValue()).isEqualTo(2);
    assertThat(page.requests()).isEqualTo(1);
    assertThat(server.post("/deployments/count", "{}").json().intValue()).isEqualTo(2);
  }

  @Test
  void theAnswerIsTheSameFromEveryDoor() throws Exception {
    JsonNode listed = server.post("/deployments/filter", "{\"limit\":1}").json().get(0);

    assertThat(server.get("/deployments/" + ALPHA.deploymentId()).json()).isEqualTo(listed);
    assertThat(server.get("/deployments/name/etl/alpha").json()).isEqualTo(listed);
    assertThat(listed.path("status").asString()).isEqualTo("NOT_READY");
    assertThat(listed.path("work_pool_name").asString()).isEqualTo("pool");
    assertThat(listed.at("/global_concurrency_limit/name").asString()).isEqualTo("licences");
  }

  @Test
  void aWriteIsSeenByTheVeryNextRead() throws Exception {
    FlowCreated own = Events.flow("own");
    DeploymentCreated fresh = Events.deployment(own, "fresh");
    server.append(own, fresh);
    String mine = "{\"flows\":{\"name\":{\"any_\":[\"own\"]}}}";

    assertThat(names(server.post("/deployments/filter", mine).json())).containsExactly("fresh");
    server.append(new DeploymentPaused(fresh.deploymentId()));
    assertThat(server.get("/deployments/" + fresh.deploymentId()).json().path("paused").asBoolean())
        .isTrue();
    server.append(new DeploymentDeleted(fresh.deploymentId()));
    assertThat(server.post("/deployments/filter", mine).json().isEmpty()).isTrue();
    assertThat(server.get("/deployments/" + fresh.deploymentId()).status()).isEqualTo(404);
  }

  @Test
  void aQueueIsShownByItsNameNow() throws Exception {
    server.append(new WorkQueueRenamed(POOL.poolId(), QUEUE, "renamed"));
    assertThat(alpha().path("work_queue_name").asString()).isEqualTo("renamed");

    server.append(new WorkQueueRenamed(POOL.poolId(), QUEUE, "default"));
    assertThat(alpha().path("work_queue_name").asString()).isEqualTo("default");
  }

  @Test
  void readinessEndsWithTheTimeOutAndSlotsAreShownAsTheyAre() throws Exception {
    UUID id = ALPHA.deploymentId();
    server.execute("set session_replication_role = replica; " + activity(id, "10 seconds"));
    assertThat(alpha().path("status").asString()).isEqualTo("READY");
    assertThat(alpha().path("last_polled").isNull()).isFalse();

    server.execute(
        "update activity.deployment set last_polled = now() - interval '61 seconds'"
            + " where deployment_id = '%s'".formatted(id));
    assertThat(alpha().path("status").asString()).isEqualTo("NOT_READY");

    server.execute(
        "set session_replication_role = replica; alter table activity.concurrency_limit"
            + " enable always trigger stamp; insert into activity.concurrency_limit"
            + " (limit_id, active_slots, updated) values ('%s', 3, now())".formatted(LIMIT));
    assertThat(alpha().at("/global_concurrency_limit/active_slots").intValue()).isEqualTo(3);
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    String nobody = "/deployments/" + UUID.randomUUID();

    assertThat(detail(server.get(nobody))).isEqualTo("Deployment not found");
    assertThat(detail(server.get(nobody + "/work_queue_check"))).isEqualTo("Deployment not found");
    assertThat(detail(server.get(nobody + "/schedules"))).isEqualTo("Deployment not found.");
    assertThat(detail(server.get("/deployments/name/ETL/alpha"))).isEqualTo("Deployment not found");
  }

  @Test
  void aReaderMayWishForLess() throws Exception {
    assertThat(server.post("/deployments/count", "{}", "Daybook-Consistency", "eventual").status())
        .isEqualTo(200);
    assertThat(server.post("/deployments/count", "{}", "Daybook-Min-Position", "1").status())
        .isEqualTo(200);
    assertThat(server.post("/deployments/count", "{}", "Daybook-Min-Position", "soon").status())
        .isEqualTo(400);
    assertThat(server.post("/deployments/count", "{}", "Daybook-Consistency", "maybe").status())
        .isEqualTo(400);
  }

  private static JsonNode alpha() throws Exception {
    return server.get("/deployments/" + ALPHA.deploymentId()).json();
  }

  private static String activity(UUID deployment, String ago) {
    return "alter table activity.deployment enable always trigger stamp;"
        + " insert into activity.deployment (deployment_id, status, last_polled)"
        + " values ('%s', 'READY', now() - interval '%s')".formatted(deployment, ago);
  }

  private static WorkQueueRef queue() {
    return new WorkQueueRef(QUEUE, POOL.poolId(), POOL.name(), POOL.type());
  }

  private static List<String> names(JsonNode rows) {
    return rows.valueStream().map(row -> row.path("name").asString()).toList();
  }

  private static String detail(Answer answer) {
    assertThat(answer.status()).isEqualTo(404);
    return answer.json().path("detail").asString();
  }
}
