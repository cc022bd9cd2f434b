package io.daybook.command.poll;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.command.poll.StoredRuns.Place;
import io.daybook.filter.StateType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PollHttpTest {

  private CommandServer server;
  private UUID flow;
  private StoredRuns runs;

  @BeforeAll
  void start() throws Exception {
    server = CommandServer.start();
    flow = id(post("/flows/", "{\"name\":\"f\"}"));
    runs = new StoredRuns(server, flow);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aPoolOffersWhatIsDueByThePriorityOfQueuesThenByTime() throws Exception {
    Place low = queue("order", "low", "");
    Place high = queue("order", "high", ",\"priority\":1");
    UUID first = runs.scheduled("l1", low, "2026-01-01T00:00:00Z");
    runs.scheduled("h2", high, "2026-01-03T00:00:00Z");
    runs.scheduled("h1", high, "2026-01-02T00:00:00Z");
    runs.retrying("retries where it is", high, "2026-01-02T00:00:00Z");
    runs.in(StateType.PENDING, high);
    runs.scheduled("later", high, "2026-02-02T00:00:00Z");

    Answer answer = poll("order", "{\"scheduled_before\":\"2026-01-03T00:00:00Z\"}");

    assertThat(names(answer)).containsExactly("h1", "h2", "l1");
    JsonNode last = answer.json().get(2);
    assertThat(last.path("work_queue_id").stringValue()).isEqualTo(low.queueId() + "");
    assertThat(last.path("flow_run").path("id").stringValue()).isEqualTo(first.toString());
    assertThat(last.path("flow_run").path("work_queue_name").stringValue()).isEqualTo("low");
    assertThat(last.path("flow_run").has("work_pool_name")).isFalse();
    assertThat(names(poll("order", "{\"work_queue_names\":[\"low\"]}"))).containsExactly("l1");
    assertThat(names(poll("order", "{\"scheduled_after\":\"2026-02-02T00:00:00Z\"}")))
        .containsExactly("later");
    assertThat(names(poll("order", "{\"limit\":2}"))).containsExactly("h1", "h2");
    assertThat(names(poll("order", "{\"limit\":0}"))).isEmpty();
    assertThat(names(poll("order", "{\"work_queue_names\":[]}"))).hasSize(4);
  }

  @Test
  void aPollClaimsNothing() throws Exception {
    runs.scheduled("again", queue("claims", "q", ""), "2026-01-01T00:00:00Z");

    assertThat(names(poll("claims", "{}"))).isEqualTo(names(poll("claims", ""))).hasSize(1);
  }

  @Test
  void aQueueAndAPoolOfferNoMoreThanTheyHaveRoomFor() throws Exception {
    Place limited = queue("room", "limited", ",\"concurrency_limit\":2");
    Place free = queue("room", "free", "");
    runs.in(StateType.RUNNING, limited);
    runs.in(StateType.CANCELLING, limited);
    for (int i = 1; i <= 3; i++) {
      runs.scheduled("l" + i, limited, "2026-01-0" + i + "T00:00:00Z");
      runs.scheduled("f" + i, free, "2026-01-0" + i + "T00:00:00Z");
    }

    assertThat(names(poll("room", "{}"))).containsExactly("l1", "f1", "f2", "f3");

    change("/work_pools/room", "{\"concurrency_limit\":3}");
    assertThat(names(poll("room", "{}"))).containsExactly("l1", "f1");
    change("/work_pools/room/queues/limited", "{\"is_paused\":true}");
    assertThat(names(poll("room", "{}"))).containsExactly("f1", "f2", "f3");
    change("/work_pools/room", "{\"is_paused\":true}");
    assertThat(names(poll("room", "{}"))).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    queue("known", "q", "");

    assertThat(post("/work_pools/none/get_scheduled_flow_runs", "{}").body())
        .isEqualTo("{\"detail\":\"Work pool \\\"none\\\" not found.\"}");
    assertThat(poll("known", "{\"work_queue_names\":[\"x\"]}").body())
        .isEqualTo("{\"detail\":\"Work pool queue 'known/x' not found.\"}");
    assertThat(poll("known", "{\"limit\":201}").status()).isEqualTo(422);
    String nobody = "/work_queues/00000000-0000-4000-8000-000000000001/get_runs";
    assertThat(post(nobody, "{}").status()).isEqualTo(404);
    assertThat(post(nobody, "{}").body())
        .isEqualTo(
            "{\"exception_message\":\"Work queue with id 00000000-0000-4000-8000-000000000001 not"
                + " found.\"}");
  }

  @Test
  void aPollOfAQueueMakesItAndItsDeploymentsReadyWithoutARowForEach() throws Exception {
    Place place = queue("ready", "q", "");
    String deployment = deployment("ready", "q", "a");
    assertThat(deploymentStatus(deployment)).isEqualTo("NOT_READY");

    poll("ready", "{}");

    assertThat(queueStatus(place)).isEqualTo("READY");
    Answer upsert = deploymentAnswer(deployment);
    assertThat(upsert.json().path("status").stringValue()).isEqualTo("READY");
    assertThat(upsert.json().path("last_polled").isNull()).isFalse();
    assertThat(deploymentRows("ready")).isZero();
  }

  @Test
  void aDeploymentIsNotReadyForAPollThatWasBeforeItCame() throws Exception {
    queue("before", "q", "");
    poll("before", "{}");

    String late = deployment("before", "q", "late");
    assertThat(deploymentStatus(late)).isEqualTo("NOT_READY");

    sql("update activity.work_queue set workers_polled = now() + interval '1 second'");
    assertThat(deploymentStatus(late)).isEqualTo("READY");
  }

  @Test
  void aDeploymentThatLeavesItsQueueStaysReadyForItsTime() throws Exception {
    queue("left", "q", "");
    queue("left", "other", "");
    String moving = deployment("left", "q", "moving");
    poll("left", "{\"work_queue_names\":[\"q\"]}");

    String moved = moving.replace("\"q\"", "\"other\"");
    assertThat(deploymentStatus(moved)).isEqualTo("READY");

    sql("update activity.deployment set last_polled = now() - interval '61 seconds'");
    assertThat(deploymentStatus(moved)).isEqualTo("NOT_READY");
  }

  @Test
  void aPausedQueueIsOnlyStamped() throws Exception {
    Place place = queue("stamped", "q", "");
    change("/work_pools/stamped/queues/q", "{\"is_paused\":true}");

    poll("stamped", "{}");

    assertThat(queueStatus(place)).isEqualTo("PAUSED");
  }

  @Test
  void aRunnerGetsTheRunsOfItsDeploymentsWhateverTheirQueuesSay() throws Exception {
    queue("serve", "q", ",\"is_paused\":true,\"concurrency_limit\":0");
    String body = deployment("serve", "q", "served");
    JsonNode served = deploymentAnswer(body).json();
    UUID id = UUID.fromString(served.path("id").stringValue());
    UUID queue = UUID.fromString(served.path("work_queue_id").stringValue());
    runs.scheduled("s2", new Place(id, queue, "q"), "2026-01-02T00:00:00Z");
    runs.scheduled("s1", new Place(id, queue, "q"), "2026-01-01T00:00:00Z");
    runs.scheduled("s3", new Place(id, queue, "q"), "2026-01-03T00:00:00Z");

    Answer answer =
        post(
            "/deployments/get_scheduled_flow_runs",
            "{\"deployment_ids\":[\"%s\"],\"scheduled_before\":\"2026-01-02T00:00:00Z\"}"
                .formatted(id));

    assertThat(answer.json().values()).hasSize(2);
    JsonNode first = answer.json().get(0);
    assertThat(first.path("name").stringValue()).isEqualTo("s1");
    assertThat(first.path("work_pool_name").stringValue()).isEqualTo("serve");
    assertThat(first.path("work_queue_name").stringValue()).isEqualTo("q");
    assertThat(deploymentStatus(body)).isEqualTo("READY");
  }

  @Test
  void anAgentGetsWhatWasMadeForAQueueOfTheNameInAnyPool() throws Exception {
    Place mine = queue("mine", "shared", "");
    Place other = queue("other", "shared", "");
    runs.scheduled("a", mine, "2026-01-01T00:00:00Z");
    runs.scheduled("b", other, "2026-01-02T00:00:00Z");
    String path = "/work_queues/" + mine.queueId() + "/get_runs";

    Answer looked = server.send("POST", path, "{}", "x-prefect-ui", "true");
    assertThat(queueStatus(mine)).isEqualTo("NOT_READY");
    assertThat(looked.json().values())
        .extracting(run -> run.path("name").stringValue())
        .containsExactly("a", "b");

    change("/work_queues/" + mine.queueId(), "{\"concurrency_limit\":2}");
    runs.in(StateType.CANCELLING, other);
    assertThat(post(path, "{}").json().values()).hasSize(1);
    assertThat(queueStatus(mine)).isEqualTo("READY");
  }

  private Place queue(String pool, String name, String more) throws Exception {
    post("/work_pools/", "{\"name\":\"%s\",\"type\":\"process\"}".formatted(pool));
    Answer made =
        post("/work_pools/" + pool + "/queues", "{\"name\":\"%s\"%s}".formatted(name, more));
    return new Place(null, id(made), name);
  }

  /** The body of a deployment that was created. */
  private String deployment(String pool, String queue, String name) throws Exception {
    String body =
        "{\"name\":\"%s\",\"flow_id\":\"%s\",\"work_pool_name\":\"%s\",\"work_queue_name\":\"%s\"}"
            .formatted(name, flow, pool, queue);
    assertThat(post("/deployments/", body).status()).isEqualTo(201);
    return body;
  }

  @Test
  void aNameOfAQueueMayBeLongerThanAnIndexEntry() throws Exception {
    String name = Stream.generate(() -> UUID.randomUUID().toString()).limit(200).collect(joining());

    Answer run =
        post(
            "/flow_runs/",
            "{\"flow_id\":\"%s\",\"work_queue_name\":\"%s\",\"state\":{\"type\":\"SCHEDULED\"}}"
                .formatted(flow, name));

    assertThat(run.status()).isEqualTo(201);
    String path = "/flow_runs/" + id(run) + "/set_state";
    assertThat(post(path, "{\"state\":{\"type\":\"PENDING\"}}").status()).isEqualTo(201);
  }

  private Answer deploymentAnswer(String body) throws Exception {
    return post("/deployments/", body);
  }

  private String deploymentStatus(String body) throws Exception {
    return deploymentAnswer(body).json().path("status").stringValue();
  }

  private String queueStatus(Place place) {
    return server
        .bean(JdbcClient.class)
        .sql("select status from activity.work_queue where queue_id = ?")
        .param(place.queueId())
        .query(String.class)
        .optional()
        .orElse("NOT_READY");
  }

  private int deploymentRows(String pool) {
    return server
        .bean(JdbcClient.class)
        .sql(
            """
            select count(*) from activity.deployment a
            join ledger.deployment d on d.id = a.deployment_id
            join ledger.work_queue q on q.id = d.work_queue_id
            join ledger.work_pool p on p.id = q.pool_id where p.name = ?\
            """)
        .param(pool)
        .query(Integer.class)
        .single();
  }

  private void sql(String statement) {
    int _ = server.bean(JdbcClient.class).sql(statement).update();
  }

  private Answer poll(String pool, String body) throws Exception {
    return post("/work_pools/" + pool + "/get_scheduled_flow_runs", body);
  }

  private Answer post(String path, String body) throws Exception {
    return server.send("POST", path, body);
  }

  private void change(String path, String body) throws Exception {
    assertThat(server.send("PATCH", path, body).status()).isEqualTo(204);
  }

  private static UUID id(Answer answer) {
    return UUID.fromString(answer.json().path("id").stringValue());
  }

  private static List<String> names(Answer answer) {
    return answer.json().values().stream()
        .map(offer -> offer.path("flow_run").path("name").stringValue())
        .toList();
  }
}
