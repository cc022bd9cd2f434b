package io.daybook.command.deployment.revert;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.command.ledger.store.Registry;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.deployment.DeploymentSchedule;
import io.daybook.deployment.ScheduleJson;
import io.daybook.ledger.RecordedEvent;
import io.daybook.wire.Json;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevertHttpTest {

  @SuppressWarnings("NullAway.Init")
  private CommandServer server;

  @SuppressWarnings("NullAway.Init")
  private String flow;

  @BeforeAll
  void start() throws Exception {
    server = CommandServer.start();
    flow = id(server.send("POST", "/flows/", "{\"name\":\"etl\"}"));
    server.send("POST", "/work_pools/", "{\"name\":\"pool\",\"type\":\"docker\"}");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void anOldStateIsANewChange() throws Exception {
    String id = post("restored", "\"tags\":[\"a\"],\"parameters\":{\"x\":1},\"version\":\"1\"");
    patch(id, "{\"tags\":[\"b\"],\"parameters\":{\"x\":2},\"paused\":true}");

    Answer answer = revert(id, "{\"revision\":1,\"reason\":\"it was b\\u00e4d\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().propertyNames())
        .containsExactly(
            "deployment_id", "from_revision", "to_revision", "revision", "changes", "patch");
    assertThat(answer.json().path("deployment_id").asString()).isEqualTo(id);
    assertThat(numbers(answer)).containsExactly(2, 1, 3);
    assertThat(answer.json().path("changes"))
        .isEqualTo(
            Json.parse(
                """
                [{"field": "paused", "from": true, "to": false},
                 {"field": "parameters.x", "from": 2, "to": 1},
                 {"field": "tags", "from": ["b"], "to": ["a"]}]
                """));
    assertThat(answer.json().path("patch").toString())
        .contains("\"/updated\"", "\"/parameters/x\"");
    RecordedEvent last = eventsOf(id).getLast();
    assertThat(answer.position()).isEqualTo(last.position());
    assertThat(last.metadata().command()).isEqualTo("RevertDeployment");
    assertThat(last.metadata().reason()).isEqualTo("it was b\u00e4d");
    assertThat(post("restored").path("tags").toString()).isEqualTo("[\"a\"]");
  }

  @Test
  void theReasonOfTheBodyGoesOverThatOfTheHeader() throws Exception {
    String id = post("reasons", "");
    patch(id, "{\"version\":\"2\"}");
    server.send("POST", path(id), "{\"revision\":1}", "Daybook-Reason", "header");
    String ofHeader = eventsOf(id).getLast().metadata().reason();
    server.send(
        "POST", path(id), "{\"revision\":2,\"reason\":\"body\"}", "Daybook-Reason", "header");

    assertThat(ofHeader).isEqualTo("header");
    assertThat(eventsOf(id).getLast().metadata().reason()).isEqualTo("body");
  }

  @Test
  void aDryRunTellsTheSameAndWritesNothing() throws Exception {
    String id = post("dry", "\"concurrency_limit\":2,\"tags\":[\"a\"]");
    patch(id, "{\"concurrency_limit\":null,\"tags\":[]}");
    int events = eventsOf(id).size();

    Answer dry = revert(id, "{\"revision\":1,\"dry_run\":true}");
    int afterDry = eventsOf(id).size();
    Answer done = revert(id, "{\"revision\":1}");

    assertThat(dry.json().path("revision").isNull()).isTrue();
    assertThat(afterDry).isEqualTo(events);
    assertThat(fields(dry)).containsExactly("concurrency_limit", "tags");
    assertThat(fields(done)).containsExactly("concurrency_limit", "tags", "concurrency_limit_id");
    assertThat(numbers(done)).containsExactly(2, 1, 3);
  }

  @Test
  void whatIsSoAlreadyIsNotWritten() throws Exception {
    String id = post("same", "\"schedules\":[{\"schedule\":{\"cron\":\"@daily\"}}]");
    patch(id, "{\"version\":\"2\"}");
    patch(id, "{\"version\":null}");
    int events = eventsOf(id).size();

    for (int revision : List.of(1, 3)) {
      Answer answer = revert(id, "{\"revision\":" + revision + "}");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(numbers(answer)).containsExactly(3, revision, 3);
      assertThat(answer.json().path("changes").isEmpty()).isTrue();
      assertThat(answer.json().path("patch").isEmpty()).isTrue();
    }
    assertThat(eventsOf(id)).hasSize(events);
  }

  @Test
  void anOwnLimitGetsItsOldNumber() throws Exception {
    String id = post("limited", "\"concurrency_limit\":2");
    patch(id, "{\"concurrency_limit\":5}");
    JsonNode first = post("limited").path("global_concurrency_limit");
    revert(id, "{\"revision\":1}");
    JsonNode two = post("limited").path("global_concurrency_limit");
    patch(id, "{\"concurrency_limit\":null}");
    revert(id, "{\"revision\":2}");
    JsonNode five = post("limited").path("global_concurrency_limit");
    patch(id, "{\"tags\":[\"x\"]}");
    revert(id, "{\"revision\":" + revisions(id) + "}");
    Answer none = revert(id, "{\"revision\":1}");

    assertThat(first.path("limit").asInt()).isEqualTo(5);
    assertThat(two.path("limit").asInt()).isEqualTo(2);
    assertThat(two.path("id")).isEqualTo(first.path("id"));
    assertThat(five.path("limit").asInt()).isEqualTo(5);
    assertThat(five.path("name").asString()).isEqualTo("deployment:" + id);
    assertThat(none.status()).isEqualTo(200);
  }

  @Test
  void aLimitThatIsLeftGoesWithIt() throws Exception {
    String id = post("unlimited", "");
    patch(id, "{\"concurrency_limit\":5}");

    revert(id, "{\"revision\":1}");

    assertThat(post("unlimited").path("global_concurrency_limit").isNull()).isTrue();
    String name = ConcurrencyLimit.nameFor(UUID.fromString(id));
    assertThat(server.bean(Registry.class).limit(name)).isNull();
  }

  @Test
  void schedulesComeBackWithTheirIdsAndInTheirOrder() throws Exception {
    String id =
        post(
            "scheduled",
            """
            "schedules": [{"schedule": {"cron": "@daily"}, "slug": "a"},
                          {"schedule": {"cron": "@hourly"}, "slug": "b", "active": false},
                          {"schedule": {"interval": 60}, "slug": "c", "parameters": {"x": 1}}]
            """);
    String schedules = "/deployments/" + id + "/schedules";
    List<DeploymentSchedule> before = schedules(id);
    patch(id, "{\"schedules\":[{\"slug\":\"b\",\"active\":true}]}");
    server.send("DELETE", schedules + "/" + before.getFirst().id(), "");
    server.send("POST", schedules, "[{\"schedule\":{\"interval\":90}}]");

    Answer answer = revert(id, "{\"revision\":1}");

    assertThat(fields(answer)).containsExactly("schedules");
    assertThat(schedules(id))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("created", "updated")
        .containsExactlyElementsOf(before);
    assertThat(eventsOf(id).stream().filter(e -> e.event() instanceof DeploymentTouched))
        .hasSize(2); // as a PATCH of schedules does, it moves the time of the update
  }

  @Test
  void whatIsGoneIsNamed() throws Exception {
    server.send("POST", "/work_pools/", "{\"name\":\"brief\",\"type\":\"docker\"}");
    String db = id(server.send("POST", "/v2/concurrency_limits/", "{\"name\":\"db\",\"limit\":3}"));
    String id = post("refers", "\"work_pool_name\":\"brief\",\"work_queue_name\":\"fast\"");
    patch(id, "{\"work_pool_name\":\"pool\",\"work_queue_name\":\"slow\"}");
    patch(id, "{\"global_concurrency_limit_id\":\"" + db + "\"}");
    patch(id, "{\"work_pool_name\":\"pool\",\"work_queue_name\":\"default\"}");
    patch(id, "{\"concurrency_limit\":null}");

    server.send("DELETE", "/work_pools/brief/queues/fast", "");
    Answer queue = revert(id, "{\"revision\":1}");
    server.send("DELETE", "/work_pools/brief", "");
    Answer pool = revert(id, "{\"revision\":1}");
    server.send("DELETE", "/v2/concurrency_limits/db", "");
    Answer limit = revert(id, "{\"revision\":3,\"dry_run\":true}");
    Answer other = revert(id, "{\"revision\":2}");

    assertThat(problem(queue, 409))
        .isEqualTo(
            "Can't restore revision 1: its work queue \"fast\" of work pool \"brief\" was deleted");
    assertThat(problem(pool, 409))
        .isEqualTo("Can't restore revision 1: its work pool \"brief\" was deleted");
    assertThat(problem(limit, 409))
        .isEqualTo(
            "Can't restore revision 3: its concurrency limit \"db\" (%s) was deleted"
                .formatted(db));
    assertThat(other.status()).isEqualTo(200);
    assertThat(post("refers").path("work_queue_name").asString()).isEqualTo("slow");
  }

  @Test
  void whatIsBroughtBackIsCheckedAsIfItWereSent() throws Exception {
    server.send("POST", "/work_pools/", "{\"name\":\"strict\",\"type\":\"docker\"}");
    String id =
        post("checked", "\"work_pool_name\":\"strict\",\"job_variables\":{\"cpu\":\"much\"}");
    patch(id, "{\"job_variables\":{\"cpu\":2}}");
    server.send(
        "PATCH",
        "/work_pools/strict",
        """
        {"base_job_template": {"job_configuration": {"command": "{{ cpu }}"},
          "variables": {"type": "object", "properties": {"cpu": {"type": "integer"}}}}}
        """);

    assertThat(problem(revert(id, "{\"revision\":1}"), 409))
        .startsWith("Can't restore revision 1: Job variables: ")
        .contains("strict");
  }

  @Test
  void thereIsNothingToRevertWhereThereIsNoDeploymentOrNoRevision() throws Exception {
    String id = post("short", "");
    String gone = post("gone", "");
    server.send("DELETE", "/deployments/" + gone, "");

    assertThat(problem(revert(id, "{\"revision\":2}"), 404))
        .isEqualTo("There is no revision 2 of this deployment: its newest is 1");
    assertThat(problem(revert(gone, "{\"revision\":1}"), 404)).contains(gone, "was deleted");
    assertThat(problem(revert(UUID.randomUUID().toString(), "{\"revision\":1}"), 404))
        .isEqualTo("Deployment not found");
    assertThat(problem(revert(flow, "{\"revision\":1}"), 404)).isEqualTo("Deployment not found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|#/revision",
        "{\"revision\":0}|#/revision",
        "{\"revision\":\"x\"}|#/revision",
        "{\"revision\":null}|#/revision",
        "{\"revision\":1,\"reason\":5}|#/reason",
        "{\"revision\":1,\"dry_run\":\"perhaps\"}|#/dry_run",
        "{\"revision\":1,\"dryrun\":true}|#/dryrun",
        "[]|#",
      })
  void aBodyOfAnotherFormIsAProblem(String body, String pointer) throws Exception {
    Answer answer = revert(post("formed", ""), body);

    assertThat(problem(answer, 422)).isEqualTo("Invalid request received.");
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
  }

  @Test
  void aBodyIsNeeded() throws Exception {
    problem(server.send("POST", path(post("bodyless", "")), ""), 422);
  }

  private Answer revert(String id, String body) throws Exception {
    return server.send("POST", path(id), body);
  }

  private static String path(String id) {
    return "/deployments/" + id + "/revert";
  }

  private String post(String name, String more) throws Exception {
    return id(posted(name, more));
  }

  /** The deployment as it is answered; this touches it. */
  private JsonNode post(String name) throws Exception {
    return posted(name, "").json();
  }

  private Answer posted(String name, String more) throws Exception {
    return server.send(
        "POST",
        "/deployments/",
        "{\"name\":\"%s\",\"flow_id\":\"%s\"%s}"
            .formatted(name, flow, more.isEmpty() ? "" : "," + more));
  }

  private void patch(String id, String json) throws Exception {
    assertThat(server.send("PATCH", "/deployments/" + id, json).status()).isEqualTo(204);
  }

  private List<RecordedEvent> eventsOf(String id) {
    return server.bean(EventTable.class).ofAggregate(UUID.fromString(id), 0);
  }

  /** As they are answered: the last changed first. */
  private List<DeploymentSchedule> schedules(String id) {
    Deployment present = Timeline.of(eventsOf(id), 1).present();
    return ScheduleJson.inOrder(Objects.requireNonNull(present).schedules());
  }

  private int revisions(String id) {
    return Timeline.of(eventsOf(id), 1).revisions();
  }

  private static String id(Answer answer) {
    return answer.json().path("id").asString();
  }

  private static List<Integer> numbers(Answer answer) {
    JsonNode json = answer.json();
    return List.of(
        json.path("from_revision").asInt(),
        json.path("to_revision").asInt(),
        json.path("revision").asInt());
  }

  private static List<String> fields(Answer answer) {
    return answer
        .json()
        .path("changes")
        .valueStream()
        .map(change -> change.path("field").asString())
        .toList();
  }

  private static String problem(Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    return answer.json().path("detail").asString();
  }
}
