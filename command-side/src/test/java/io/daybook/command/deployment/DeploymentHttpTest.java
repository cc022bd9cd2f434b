package io.daybook.command.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.command.dispatch.Commands;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.command.ledger.store.Registry;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.ledger.RecordedEvent;
import io.daybook.workpool.WorkPoolEvent.WorkQueueCreated;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeploymentHttpTest {

  private CommandServer server;
  private UUID flow;

  @BeforeAll
  void start() throws Exception {
    server = CommandServer.start();
    flow = id(server.send("POST", "/flows/", "{\"name\":\"etl\",\"labels\":{\"team\":\"x\"}}"));
    server.send("POST", "/work_pools/", "{\"name\":\"pool\",\"type\":\"docker\"}");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aDeploymentIsCreatedAndThenUpdatedByItsName() throws Exception {
    Answer first = post("twice", "\"tags\":[\"a\"],\"version\":\"1\"");
    Answer second = post("twice", "\"version\":\"2\"");

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().propertyNames())
        .contains("status", "last_polled", "work_queue_name", "global_concurrency_limit");
    assertThat(first.json().path("labels").path("team").asString()).isEqualTo("x");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(second.json().path("created")).isEqualTo(first.json().path("created"));
    assertThat(second.json().path("version").asString()).isEqualTo("2");
    assertThat(second.json().path("tags").toString()).isEqualTo("[\"a\"]");
    assertThat(second.position()).isGreaterThan(first.position());
  }

  @Test
  void allWhoPostOneNameAtOnceSucceed() throws Exception {
    Callable<Answer> post = () -> post("raced", "\"work_queue_name\":\"raced\"");
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> statuses =
          clients.invokeAll(List.of(post, post, post, post)).stream()
              .map(DeploymentHttpTest::statusOf)
              .sorted()
              .toList();

      assertThat(statuses).containsExactly(200, 200, 200, 201);
    }
  }

  @Test
  void theQueueOfAPoolIsMadeInTheSameTransaction() throws Exception {
    Answer answer = post("queued", "\"work_pool_name\":\"pool\",\"work_queue_name\":\"fast\"");

    assertThat(answer.json().path("work_pool_name").asString()).isEqualTo("pool");
    assertThat(answer.json().path("work_queue_name").asString()).isEqualTo("fast");
    assertThat(names(answer.position() - 2, 2))
        .containsExactly("WorkQueueCreated", "DeploymentCreated");
  }

  @Test
  void aPoolAloneMeansItsDefaultQueueAndAQueueAloneThePoolOfAgents() throws Exception {
    Answer pool = post("pooled", "\"work_pool_name\":\"pool\"");
    Answer queue = post("agent", "\"work_queue_name\":\"lonely\"");

    assertThat(pool.json().path("work_queue_name").asString()).isEqualTo("default");
    assertThat(queue.json().path("work_pool_name").asString()).isEqualTo("default-agent-pool");
    assertThat(server.bean(Registry.class).pool("default-agent-pool"))
        .satisfies(row -> assertThat(row.type()).isEqualTo("prefect-agent"));
  }

  @Test
  void aQueueThatIsNewInThePoolOfAgentsComesAfterAllOthers() throws Exception {
    server.send("POST", "/work_queues/", "{\"name\":\"far\",\"priority\":40}");

    Answer answer = post("latecomer", "\"work_queue_name\":\"new\"");

    assertThat(server.bean(EventTable.class).after(answer.position() - 2, 1))
        .extracting(RecordedEvent::event)
        .satisfiesExactly(e -> assertThat(((WorkQueueCreated) e).priority()).isGreaterThan(40));
  }

  @Test
  void aPoolThatIsSentAsNullTakesTheQueueAway() throws Exception {
    Answer pooled = post("served", "\"work_pool_name\":\"pool\",\"work_queue_name\":\"q\"");

    patch(id(pooled), "{\"work_pool_name\":null}");

    JsonNode after = post("served", "").json();
    assertThat(after.path("work_queue_id").isNull()).isTrue();
    assertThat(after.path("work_pool_name").isNull()).isTrue();
    assertThat(after.path("work_queue_name").asString()).isEqualTo("q");
  }

  @Test
  void aRefusedRequestLeavesNothingBehind() throws Exception {
    long head = server.bean(EventTable.class).head();

    assertThat(post("no pool", "\"work_pool_name\":\"nowhere\"").body())
        .isEqualTo("{\"detail\":\"Work pool \\\"nowhere\\\" not found.\"}");
    assertThat(patch(UUID.randomUUID(), "{\"work_queue_name\":\"new\"}").status()).isEqualTo(404);
    Answer block =
        post(
            "no block",
            "\"work_queue_name\":\"never\",\"concurrency_limit\":1,\"storage_document_id\":\""
                + UUID.randomUUID()
                + "\"");
    assertThat(block.status()).isEqualTo(409);
    assertThat(
            server
                .send(
                    "POST",
                    "/deployments/",
                    "{\"name\":\"n\",\"flow_id\":\"" + UUID.randomUUID() + "\"}")
                .body())
        .contains("Data integrity conflict.");
    assertThat(server.bean(EventTable.class).head()).isEqualTo(head);
  }

  @Test
  void jobVariablesMustFitThePoolsTemplate() throws Exception {
    server.send(
        "POST",
        "/work_pools/",
        """
        {"name": "typed", "type": "process", "base_job_template": {
          "job_configuration": {"command": "{{ command }}"},
          "variables": {"type": "object", "properties": {"command": {"type": "string"}}}}}
        """);

    Answer created = post("vars", "\"work_pool_name\":\"typed\",\"job_variables\":{\"command\":5}");
    UUID plain = id(post("vars", ""));
    Answer patched =
        patch(plain, "{\"work_pool_name\":\"typed\",\"job_variables\":{\"command\":5}}");

    assertThat(created.status()).isEqualTo(422);
    assertThat(created.body()).contains("Error creating deployment: Validation failed for field");
    assertThat(patched.status()).isEqualTo(409);
    assertThat(patched.body()).contains("Error creating deployment: ");
    assertThat(patch(plain, "{\"job_variables\":{\"command\":5}}").status()).isEqualTo(204);
  }

  @Test
  void aNumberMakesALimitOfItsOwnAndNullTakesItAway() throws Exception {
    Answer limited = post("limited", "\"concurrency_limit\":2");
    UUID id = id(limited);
    String name = ConcurrencyLimit.nameFor(id);

    patch(id, "{\"concurrency_limit\":5}");
    JsonNode five = post("limited", "").json().path("global_concurrency_limit");
    patch(id, "{\"concurrency_limit\":null}");

    assertThat(limited.json().at("/global_concurrency_limit/name").asString()).isEqualTo(name);
    assertThat(five.path("limit").asInt()).isEqualTo(5);
    assertThat(five.path("id")).isEqualTo(limited.json().at("/global_concurrency_limit/id"));
    assertThat(post("limited", "").json().path("global_concurrency_limit").isNull()).isTrue();
    assertThat(server.bean(Registry.class).limit(name)).isNull();
  }

  @Test
  void theNumberOfItsOwnLimitIsInTheDeploymentsHistoryWhoeverSetsIt() throws Exception {
    UUID id = id(post("numbered", "\"concurrency_limit\":2"));
    String limit = "/v2/concurrency_limits/" + ConcurrencyLimit.nameFor(id);

    patch(id, "{\"concurrency_limit\":5}");
    JsonNode before = post("numbered", "").json();
    String shared = before.at("/global_concurrency_limit/id").asString();
    server.send("PATCH", limit, "{\"limit\":7}");
    server.send("PATCH", limit, "{\"active\":false}");
    UUID other = id(post("sharing", "\"global_concurrency_limit_id\":\"" + shared + "\""));
    patch(other, "{\"concurrency_limit\":9}");

    assertThat(eventsOf(id))
        .containsExactly(
            "DeploymentCreated",
            "DeploymentOwnLimitSet",
            "DeploymentTouched",
            "DeploymentOwnLimitSet",
            "DeploymentTouched",
            "DeploymentOwnLimitSet",
            "DeploymentOwnLimitSet");
    assertThat(eventsOf(other)).containsExactly("DeploymentCreated", "DeploymentTouched");
    assertThat(before.path("concurrency_limit").isNull()).isTrue();
  }

  @Test
  void aSharedLimitIsOnlyLetGo() throws Exception {
    UUID shared =
        id(server.send("POST", "/v2/concurrency_limits/", "{\"name\":\"db\",\"limit\":3}"));
    String attach = "\"global_concurrency_limit_id\":\"" + shared + "\"";
    UUID one = id(post("one", attach));
    UUID two = id(post("two", attach));

    patch(one, "{\"concurrency_limit\":null}");
    server.send("DELETE", "/deployments/" + two, "");

    assertThat(server.bean(Registry.class).limit("db")).isEqualTo(shared);
    assertThat(server.bean(Registry.class).deploymentsOfLimit(shared)).isEmpty();
    assertThat(patch(one, "{\"global_concurrency_limit_id\":\"" + UUID.randomUUID() + "\"}").body())
        .isEqualTo("{\"detail\":\"Concurrency limit not found\"}");
  }

  @Test
  void aDeletedDeploymentLeavesTheRegistryClean() throws Exception {
    UUID id = id(post("gone", "\"concurrency_limit\":1,\"work_pool_name\":\"pool\""));

    assertThat(server.send("DELETE", "/deployments/" + id, "").status()).isEqualTo(204);

    Registry registry = server.bean(Registry.class);
    assertThat(registry.deployment(id)).isNull();
    assertThat(registry.deployment(flow, "gone")).isNull();
    assertThat(registry.limit(ConcurrencyLimit.nameFor(id))).isNull();
    assertThat(server.send("DELETE", "/deployments/" + id, "").body())
        .isEqualTo("{\"detail\":\"Deployment not found\"}");
    assertThat(id(post("gone", ""))).isNotEqualTo(id);
  }

  @Test
  void manyAreDeletedAtOnceAndTheOthersAreNotNamed() throws Exception {
    UUID one = id(post("bulk1", ""));
    UUID two = id(post("bulk2", ""));

    List<UUID> deleted =
        server
            .bean(Commands.class)
            .send(new DeleteDeployments(List.of(one, UUID.randomUUID(), two)))
            .answer();

    assertThat(deleted).containsExactly(one, two);
    assertThat(server.send("POST", "/deployments/bulk_delete", "{\"limit\":51}").status())
        .isEqualTo(422);
  }

  @Test
  void pausingTwiceIsOneEvent() throws Exception {
    UUID id = id(post("paused", ""));

    Answer first = server.send("POST", "/deployments/" + id + "/pause_deployment", "");
    Answer second = server.send("POST", "/deployments/" + id + "/pause_deployment", "");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body()).isEqualTo("null");
    assertThat(second.status()).isEqualTo(200);
    assertThat(eventsOf(id)).containsExactly("DeploymentCreated", "DeploymentPaused");
    server.send("POST", "/deployments/" + id + "/resume_deployment", "");
    assertThat(eventsOf(id)).last().isEqualTo("DeploymentResumed");
    assertThat(
            server
                .send("POST", "/deployments/" + UUID.randomUUID() + "/pause_deployment", "")
                .body())
        .isEqualTo("{\"detail\":\"Deployment not found\"}");
  }

  @Test
  void schedulesAreAddedChangedAndRemovedOneByOne() throws Exception {
    UUID id = id(post("scheduled", ""));
    String schedules = "/deployments/" + id + "/schedules";

    Answer added =
        server.send(
            "POST",
            schedules,
            """
            [{"schedule": {"cron": "@daily"}, "max_scheduled_runs": 5, "slug": "a"},
             {"schedule": {"interval": 60}}]
            """);
    String first = added.json().path(0).path("id").asString();
    Answer changed = server.send("PATCH", schedules + "/" + first, "{\"active\":false}");
    Answer taken =
        server.send("POST", schedules, "[{\"schedule\":{\"cron\":\"@daily\"},\"slug\":\"a\"}]");
    Answer removed = server.send("DELETE", schedules + "/" + first, "");

    assertThat(added.status()).isEqualTo(201);
    assertThat(added.json().path(0).path("max_scheduled_runs").asInt()).isEqualTo(5);
    assertThat(added.json().path(1).at("/schedule/interval").asDouble()).isEqualTo(60.0);
    assertThat(List.of(changed.status(), taken.status(), removed.status()))
        .containsExactly(204, 409, 204);
    assertThat(server.send("DELETE", schedules + "/" + first, "").body())
        .isEqualTo("{\"detail\":\"Schedule not found.\"}");
    assertThat(server.send("POST", "/deployments/" + UUID.randomUUID() + "/schedules", "[]").body())
        .isEqualTo("{\"detail\":\"Deployment not found.\"}");
  }

  @Test
  void whoeverPollsADeploymentMakesItReadyForAMinute() throws Exception {
    UUID id = id(post("polled", "\"work_pool_name\":\"pool\""));
    polled(id, "now()");
    JsonNode ready = post("polled", "").json();
    polled(id, "now() - interval '2 minutes'");
    JsonNode silent = post("polled", "").json();

    assertThat(ready.path("status").asString()).isEqualTo("READY");
    assertThat(silent.path("status").asString()).isEqualTo("NOT_READY");
    assertThat(silent.path("last_polled").isNull()).isFalse();
  }

  @Test
  void branchesAreNotKnownHere() throws Exception {
    assertThat(server.send("POST", "/deployments/" + id(post("b", "")) + "/branch", "{}").body())
        .isEqualTo("{\"detail\":\"Not Found\"}");
  }

  private Answer post(String name, String more) throws Exception {
    String keys = more.isEmpty() ? "" : "," + more;
    return server.send(
        "POST",
        "/deployments/",
        "{\"name\":\"%s\",\"flow_id\":\"%s\"%s}".formatted(name, flow, keys));
  }

  private Answer patch(UUID id, String json) throws Exception {
    return server.send("PATCH", "/deployments/" + id, json);
  }

  private void polled(UUID id, String time) throws Exception {
    try (Connection connection = server.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into activity.deployment (deployment_id, status, last_polled) values ('%s', 'READY', %s)"
                  .formatted(id, time)
              + " on conflict (deployment_id) do update set last_polled = excluded.last_polled");
    }
  }

  private static UUID id(Answer answer) {
    return UUID.fromString(answer.json().path("id").asString());
  }

  private static int statusOf(Future<Answer> answer) {
    return answer.resultNow().status();
  }

  private List<String> names(long after, int count) {
    return server.bean(EventTable.class).after(after, count).stream()
        .map(DeploymentHttpTest::name)
        .toList();
  }

  private List<String> eventsOf(UUID id) {
    return server.bean(EventTable.class).after(0, 10_000).stream()
        .filter(e -> e.event().aggregateId().equals(id))
        .map(DeploymentHttpTest::name)
        .toList();
  }

  private static String name(RecordedEvent event) {
    return event.event().getClass().getSimpleName();
  }
}
