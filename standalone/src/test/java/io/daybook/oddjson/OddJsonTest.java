package io.daybook.oddjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.oddjson.Server.Answer;
import io.daybook.standalone.TestServer;
import io.daybook.wire.Json;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Whatever a client may send is kept as it is, and read as it was sent by every reader: what can't
 * be is refused, by each route alike.
 */
@TestInstance(Lifecycle.PER_CLASS)
class OddJsonTest {

  private static final int ROUNDS = 4;

  private final long seed = Long.getLong("daybook.seed", System.nanoTime());
  private final OddJson odd = new OddJson(new Random(seed));
  private final HttpClient http = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private TestServer test;

  @SuppressWarnings("NullAway.Init")
  private Server server;

  private int round;

  @BeforeAll
  void start() {
    LoggerFactory.getLogger(OddJsonTest.class).info("daybook.seed={}", seed);
    test = TestServer.start("daybook.scheduler.recent-interval=200ms");
    server = new Server(http, test.api());
  }

  @AfterAll
  void stop() {
    test.close();
    http.close();
  }

  @RepeatedTest(ROUNDS)
  void flowsAndTheirDeployments() {
    String labels = odd.labels();
    String flow = flow(labels);
    String text = odd.text();
    String schema = odd.object();
    String steps = "[" + odd.object() + "," + odd.object() + "]";
    String deployment =
        server.created(
            "/deployments/",
            """
            {"name": "d", "flow_id": "%s", "enforce_parameter_schema": false, "description": "%s",
             "parameter_openapi_schema": %s, "pull_steps": %s, "labels": %s, "tags": ["%s"],
             "parameters": {}, "job_variables": {}}\
            """
                .formatted(flow, text, schema, steps, labels, text));
    String path = "/deployments/" + deployment;
    String parameters = odd.object();
    String variables = odd.object();
    long position =
        server
            .ok(
                "PATCH",
                path,
                "{\"parameters\": %s, \"job_variables\": %s}".formatted(parameters, variables))
            .position();

    assertKept(server.get("/flows/" + flow).path("labels"), labels);
    assertKept(server.rows("/flows/filter", byId("flows", flow)).getFirst().path("labels"), labels);
    for (JsonNode read :
        List.of(
            server.get(path),
            server.get("/deployments/name/" + flowName() + "/d"),
            server.rows("/deployments/filter", byId("deployments", deployment)).getFirst(),
            server.post("/deployments/paginate", byId("deployments", deployment)).at("/results/0"),
            server.get(path + "?as_of=" + position),
            server
                .rows(
                    "/deployments/filter",
                    byId("deployments", deployment)
                        .replaceFirst("\\{", "{\"as_of\":" + position + ","))
                .getFirst(),
            server.get(path + "/history/2").path("deployment"),
            server.get(path + "/history?limit=1").at("/results/0/deployment"),
            exported(deployment, position),
            streamed(deployment))) {
      assertKept(read.path("parameters"), parameters);
      assertKept(read.path("job_variables"), variables);
      assertKept(read.path("pull_steps"), steps);
      assertKept(read.path("description"), '"' + text + '"');
      assertKept(read.path("tags"), "[\"" + text + "\"]");
    }
    assertKept(
        server
            .rows(
                "/deployments/filter",
                byId("deployments", deployment)
                    .replaceFirst("\\{", "{\"fields\":[\"id\",\"parameters\"],"))
            .getFirst()
            .path("parameters"),
        parameters);
    server.get(path + "/diff?from=1&to=2");
    server.ok("POST", "/deployments/history/export?format=csv&deployment=true", "{}");
    server.post("/deployments/search", "{\"q\": \"d\", \"facets\": [\"tags\"]}");
    server.ok("PATCH", path, "{\"parameters\": {}}");
    server.post(path + "/revert", "{\"revision\": 2}");
    assertKept(server.get(path).path("parameters"), parameters);
    server.ok("DELETE", path, "");
    server.ok("DELETE", "/flows/" + flow, "");
    assertThatNothingIsLeftBehind();
  }

  @RepeatedTest(ROUNDS)
  void poolsAndTheRunsThatWorkersPoll() {
    String template =
        "{\"job_configuration\": {\"a\": 1}, \"variables\": {\"type\": \"object\"}, \"more\": %s}"
            .formatted(odd.object());
    String pool = "p" + ++round + System.nanoTime();
    server.created(
        "/work_pools/",
        "{\"name\": \"%s\", \"type\": \"process\", \"base_job_template\": %s}"
            .formatted(pool, template));
    assertKept(server.get("/work_pools/" + pool).path("base_job_template"), template);
    String changed = odd.object();
    server.ok(
        "PATCH",
        "/work_pools/" + pool,
        """
        {"base_job_template":
          {"job_configuration": {"a": 1}, "variables": {"type": "object"}, "x": %s}}\
        """
            .formatted(changed));
    assertKept(server.get("/work_pools/" + pool).at("/base_job_template/x"), changed);

    String flow = flow("{}");
    String parameters = odd.object();
    String ofSchedule = odd.object();
    String deployment =
        server.created(
            "/deployments/",
            """
            {"name": "d", "flow_id": "%s", "enforce_parameter_schema": false, "parameters": {"x": %s},
             "work_pool_name": "%s",
             "schedules": [{"schedule": {"interval": 3600}, "parameters": {"y": %s}}]}\
            """
                .formatted(flow, parameters, pool, ofSchedule));
    assertKept(
        server.get("/deployments/" + deployment + "/schedules").at("/0/parameters/y"), ofSchedule);

    String poll = "/work_pools/" + pool + "/get_scheduled_flow_runs";
    await().atMost(Duration.ofSeconds(30)).until(() -> server.rows(poll, "{}").size() >= 3);
    String hydrated = odd.value();
    String run =
        server.created(
            "/deployments/" + deployment + "/create_flow_run",
            "{\"parameters\": {\"x\": {\"__prefect_kind\": \"json\", \"value\": %s}, \"y\": 1}}"
                .formatted(Json.text(hydrated)));
    assertKept(server.get("/flow_runs/" + run).at("/parameters/x"), hydrated);
    List<JsonNode> polled = server.rows(poll, "{}");
    assertThat(polled).hasSizeGreaterThanOrEqualTo(4);
    assertKept(polled.getFirst().at("/flow_run/parameters/x"), hydrated);
    assertKept(polled.getLast().at("/flow_run/parameters/x"), parameters);
    assertKept(polled.getLast().at("/flow_run/parameters/y"), ofSchedule);
    JsonNode ofRunner =
        server.post(
            "/deployments/get_scheduled_flow_runs",
            "{\"deployment_ids\": [\"%s\"]}".formatted(deployment));
    assertKept(ofRunner.at("/0/parameters/x"), hydrated);
    server.ok("DELETE", "/deployments/" + deployment, "");
    server.ok("DELETE", "/work_pools/" + pool, "");
    assertThatNothingIsLeftBehind();
  }

  @RepeatedTest(ROUNDS)
  void runsAndTheirStates() {
    String flow = flow("{}");
    String object = odd.object();
    String data = odd.value();
    String text = odd.text();
    String labels = odd.labels();
    String run =
        server.created(
            "/flow_runs/",
            """
            {"flow_id": "%s", "parameters": {"x": %s}, "context": %s, "job_variables": %s,
             "labels": %s, "tags": ["%s"], "empirical_policy": {"retries": 2, "retry_delay": 3},
             "state": {"type": "RUNNING", "message": "%s", "data": {"x": %s}}}\
            """
                .formatted(flow, object, object, object, labels, text, text, data));
    String path = "/flow_runs/" + run;
    for (JsonNode read :
        List.of(
            server.get(path),
            server.rows("/flow_runs/filter", byId("flow_runs", run)).getFirst(),
            server.post("/flow_runs/paginate", byId("flow_runs", run)).at("/results/0"))) {
      assertKept(read.at("/parameters/x"), object);
      assertKept(read.path("context"), object);
      assertKept(read.path("job_variables"), object);
      assertKept(read.path("tags"), "[\"" + text + "\"]");
      assertKept(read.at("/state/data/x"), data);
      assertKept(read.at("/state/message"), '"' + text + '"');
    }
    assertKept(server.get("/flow_run_states/?flow_run_id=" + run).at("/0/data/x"), data);
    String changed = odd.object();
    server.ok("PATCH", path, "{\"parameters\": %s, \"name\": \"n\"}".formatted(changed));
    assertKept(server.get(path).path("parameters"), changed);
    server.get(path + "/graph-v2");

    taskRuns(run);
    String end = odd.value();
    server.post(
        path + "/set_state",
        "{\"state\": {\"type\": \"COMPLETED\", \"data\": {\"x\": %s}}}".formatted(end));
    assertKept(server.get(path).at("/state/data/x"), end);
    logs(run);
    server.ok("DELETE", path, "");
    assertThatNothingIsLeftBehind();
  }

  private void taskRuns(String run) {
    String inputs = odd.object();
    String data = odd.value();
    String task =
        server.created(
            "/task_runs/",
            """
            {"flow_run_id": "%s", "task_key": "t", "dynamic_key": "0", "labels": %s,
             "task_inputs": {"x": []}, "empirical_policy": {"retry_delay": [1, 2]},
             "state": {"type": "RUNNING", "data": {"x": %s}}}\
            """
                .formatted(run, odd.labels(), data));
    assertKept(server.get("/task_runs/" + task).at("/state/data/x"), data);
    assertKept(
        server.rows("/task_runs/filter", byId("task_runs", task)).getFirst().at("/state/data/x"),
        data);
    String told = odd.value();
    server.ok(
        "POST",
        "/events",
        """
        [{"id": "%s", "occurred": "2100-01-01T00:00:00Z", "event": "prefect.task-run.Completed",
          "resource": {"prefect.resource.id": "prefect.task-run.%s",
            "prefect.orchestration": "client", "odd": "%s"},
          "related": [{"prefect.resource.id": "prefect.flow-run.%s",
            "prefect.resource.role": "flow-run"}],
          "payload": {"task_run": {"task_key": "t", "dynamic_key": "0", "task_inputs": %s},
            "validated_state": {"type": "COMPLETED", "data": {"x": %s}}, "odd": %s}}]\
        """
            .formatted(UUID.randomUUID(), task, odd.text(), run, inputs, told, odd.object()));
    JsonNode read = server.get("/task_runs/" + task);
    assertKept(read.at("/state/data/x"), told);
    assertKept(read.path("task_inputs"), inputs);
  }

  @RepeatedTest(ROUNDS)
  void eventsThatAreOnlyPassedOn() throws Exception {
    String payload = odd.object();
    String resource = "odd." + UUID.randomUUID();
    try (Listener listener = Listener.to(http, test.api(), "/events/out")) {
      listener.say(
          "{\"type\":\"filter\",\"filter\":{\"resource\":{\"id\":[\"%s\"]}}}".formatted(resource));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> {
            server.ok(
                "POST",
                "/events",
                """
                [{"id": "%s", "occurred": "2026-01-01T00:00:00Z", "event": "odd",
                  "resource": {"prefect.resource.id": "%s"}, "payload": %s}]\
                """
                    .formatted(UUID.randomUUID(), resource, payload));
            return listener.hasFrame("\"event\":\"odd\"");
          });
      assertKept(Json.parse(listener.frame("\"event\":\"odd\"")).at("/event/payload"), payload);
    }
  }

  private void logs(String run) {
    String message = odd.text();
    server.ok(
        "POST",
        "/logs/",
        """
        [{"name": "odd", "level": 20, "message": "%s", "timestamp": "2026-01-01T00:00:00Z",
          "flow_run_id": "%s"}]\
        """
            .formatted(message, run));
    String ofRun = "{\"logs\": {\"flow_run_id\": {\"any_\": [\"%s\"]}}}".formatted(run);
    assertKept(server.rows("/logs/filter", ofRun).getFirst().path("message"), '"' + message + '"');
  }

  /** What can't be kept is refused, wherever it is sent. */
  @Test
  void whatCantBeKeptIsRefused() {
    String flow = flow("{}");
    String deployment =
        server.created(
            "/deployments/",
            "{\"name\": \"d\", \"flow_id\": \"%s\", \"enforce_parameter_schema\": false}"
                .formatted(flow));
    String run = server.created("/flow_runs/", "{\"flow_id\": \"%s\"}".formatted(flow));
    for (String value : Refused.VALUES) {
      String object = "{\"x\": " + value + "}";
      for (Answer answer :
          List.of(
              server.send("POST", "/flows/", "{\"name\": \"x\", \"labels\": %s}".formatted(object)),
              server.send(
                  "PATCH", "/deployments/" + deployment, "{\"parameters\": %s}".formatted(object)),
              server.send(
                  "PATCH",
                  "/deployments/" + deployment,
                  "{\"job_variables\": %s}".formatted(object)),
              server.send(
                  "POST",
                  "/deployments/" + deployment + "/create_flow_run",
                  "{\"parameters\": {\"y\": {\"__prefect_kind\": \"json\", \"value\": %s}}}"
                      .formatted(Json.text(object))),
              server.send(
                  "PATCH",
                  "/deployments/" + deployment,
                  "{\"parameters\": {\"y\": {\"__prefect_kind\": \"json\", \"value\": %s}}}"
                      .formatted(Json.text(object))),
              server.send("PATCH", "/flow_runs/" + run, "{\"parameters\": %s}".formatted(object)),
              server.send(
                  "POST",
                  "/flow_runs/" + run + "/set_state",
                  "{\"state\": {\"type\": \"RUNNING\", \"data\": %s}}".formatted(object)),
              server.send(
                  "POST",
                  "/work_pools/",
                  "{\"name\": \"x\", \"type\": \"process\", \"base_job_template\": %s}"
                      .formatted(object)))) {
        assertThat(answer.status())
            .as("%s: %s", Server.beginning(value), Server.beginning(answer.body()))
            .isBetween(400, 499);
      }
    }
    assertThatNothingIsLeftBehind();
  }

  /** What only together is too deep for the event that would hold it. */
  @Test
  void whatIsHydratedIsNoDeeperThanABody() {
    String flow = flow("{}");
    String deployment =
        server.created(
            "/deployments/",
            "{\"name\": \"d\", \"flow_id\": \"%s\", \"enforce_parameter_schema\": false}"
                .formatted(flow));
    String deep = "[".repeat(400) + "]".repeat(400);
    String hydrated =
        "[".repeat(400)
            + "{\"__prefect_kind\": \"json\", \"value\": \"%s\"}".formatted(deep)
            + "]".repeat(400);
    String body = "{\"parameters\": {\"x\": " + hydrated + "}}";

    Answer run = server.send("POST", "/deployments/" + deployment + "/create_flow_run", body);
    Answer change = server.send("PATCH", "/deployments/" + deployment, body);

    assertThat(run.status()).as(run.body()).isEqualTo(400);
    assertThat(change.status()).as(change.body()).isEqualTo(400);
    assertThat(change.body()).contains("nested too deeply");
  }

  private JsonNode exported(String deployment, long position) {
    String body = "{\"history\": {\"deployment_id\": {\"any_\": [\"%s\"]}}}".formatted(deployment);
    String lines = server.ok("POST", "/deployments/history/export?until=" + position, body).body();
    return Json.parse(lines.strip().lines().reduce((_, last) -> last).orElseThrow())
        .path("deployment");
  }

  private JsonNode streamed(String deployment) {
    String line =
        server.lineWith(
            "/events/stream?after=0&deployment=true&deployment_id=" + deployment,
            "\"action\":\"UPDATED\"");
    return Json.parse(line.substring(line.indexOf('{'))).path("deployment");
  }

  private String flow(String labels) {
    round++;
    return server.created(
        "/flows/", "{\"name\": \"%s\", \"labels\": %s}".formatted(flowName(), labels));
  }

  private String flowName() {
    return "f" + round;
  }

  private static String byId(String kind, String id) {
    return "{\"%s\": {\"id\": {\"any_\": [\"%s\"]}}}".formatted(kind, id);
  }

  private void assertKept(JsonNode read, String sent) {
    assertThat(read).as("seed %d: %s", seed, Server.beginning(sent)).isEqualTo(Json.received(sent));
  }

  private void assertThatNothingIsLeftBehind() {
    for (JsonNode projection : server.get("/projections")) {
      assertThat(projection.path("dead_letters").intValue()).as("seed %d", seed).isZero();
      assertThat(projection.path("unreadable").intValue()).as("seed %d", seed).isZero();
    }
  }
}
