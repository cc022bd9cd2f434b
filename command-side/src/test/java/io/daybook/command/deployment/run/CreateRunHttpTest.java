package io.daybook.command.deployment.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.command.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreateRunHttpTest {

  private static final String SCHEMA =
      """
      "parameter_openapi_schema":{"type":"object","required":["x","y"],
        "properties":{"x":{"type":"integer"},"y":{"type":"string"}}}\
      """;

  private CommandServer server;
  private String flow;

  @BeforeAll
  void start() throws Exception {
    server = CommandServer.start();
    flow = id(post("/flows/", "{\"name\":\"f\",\"labels\":{\"team\":\"core\"}}"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aRunTakesWhatItsDeploymentHas() throws Exception {
    String deployment =
        deployment(
            "takes",
            """
            "version":"1.2","tags":["a","b"],"labels":{"own":1},"parameters":{"x":1,"y":{"z":1}},
            "enforce_parameter_schema":false\
            """);

    Answer answer =
        run(
            deployment,
            """
            {"tags":["b","c"],"labels":{"mine":true},"parameters":{"y":2},"name":"n"}\
            """);

    JsonNode run = answer.json();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(run.path("name").stringValue()).isEqualTo("n");
    assertThat(run.path("deployment_version").stringValue()).isEqualTo("1.2");
    assertThat(texts(run.path("tags"))).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(run.path("parameters")).hasToString("{\"x\":1,\"y\":2}");
    assertThat(run.path("labels"))
        .hasToString(
            "{\"team\":\"core\",\"prefect.flow.id\":\"%s\",\"own\":1,\"prefect.deployment.id\":\"%s\",\"mine\":true}"
                .formatted(flow, deployment));
    assertThat(run.path("state").path("name").stringValue()).isEqualTo("Scheduled");
    assertThat(run.path("next_scheduled_start_time").isNull()).isFalse();
    assertThat(run.path("job_variables").isEmpty()).isTrue();
  }

  @Test
  void aKeyIsForOneRunOfAFlow() throws Exception {
    String deployment = deployment("key", "\"enforce_parameter_schema\":false");

    Answer first = run(deployment, "{\"idempotency_key\":\"k\"}");
    Answer second = run(deployment, "{\"idempotency_key\":\"k\"}");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(200);
    assertThat(id(second)).isEqualTo(id(first));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"job_variables\":null}|{}",
        "{\"job_variables\":null,\"idempotency_key\":\"\"}|{}",
        "{\"job_variables\":null,\"idempotency_key\":\"null\"}|null",
        "{\"idempotency_key\":\"none\"}|{}",
      })
  void jobVariablesStayNullWhereARunHasAKey(String request, String kept) throws Exception {
    String deployment =
        deployment("vars " + request.length(), "\"enforce_parameter_schema\":false");

    assertThat(run(deployment, request).json().path("job_variables")).hasToString(kept);
  }

  @Test
  void parametersAreCheckedWithWhatIsRequired() throws Exception {
    String deployment = deployment("checked", "\"parameters\":{\"x\":1}," + SCHEMA);

    assertThat(run(deployment, "{}").status()).isEqualTo(409);
    assertThat(run(deployment, "{}").body())
        .contains("Error creating flow run: Validation failed. Failure reason: ");
    assertThat(run(deployment, "{\"parameters\":{\"y\":\"t\"}}").status()).isEqualTo(201);
    assertThat(run(deployment, "{\"enforce_parameter_schema\":false}").status()).isEqualTo(201);
    String hydrated =
        "{\"parameters\":{\"y\":{\"__prefect_kind\":\"json\",\"value\":\"\\\"t\\\"\"}}}";
    assertThat(run(deployment, hydrated).json().path("parameters"))
        .hasToString("{\"x\":1,\"y\":\"t\"}");
    String broken = "{\"parameters\":{\"y\":{\"__prefect_kind\":\"json\",\"value\":\"{\"}}}";
    assertThat(run(deployment, broken).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"parameters\":{\"y\":5}}|Parameter validation failed: Validation failed for field 'y'.",
        "{\"parameters\":{\"y\":{\"__prefect_kind\":\"json\",\"value\":\"{\"}}}|Invalid JSON: ",
        "{\"parameters\":{\"y\":\"t\"},\"work_queue_name\":\"q\"}|Cannot create flow run in work"
            + " queue q because deployment is not associated with a work pool."
      })
  void whereSeveralAreAskedForTheyAreRefusedInOtherWords(String request, String why)
      throws Exception {
    String deployment = deployment("many " + why.length(), "\"parameters\":{\"x\":1}," + SCHEMA);
    String path = "/deployments/" + deployment + "/create_flow_run/bulk";

    JsonNode result = server.send("POST", path, "[" + request + "]").json().at("/results/0");

    assertThat(result.path("status").stringValue()).isEqualTo("FAILED");
    assertThat(result.path("error").stringValue()).startsWith(why);
  }

  @Test
  void aDeploymentThatEnforcesANullSchemaHasNoRuns() throws Exception {
    String deployment = deployment("null schema", "\"parameter_openapi_schema\":null");

    Answer answer = run(deployment, "{}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body()).contains("Error updating deployment: Cannot update parameters");
  }

  @Test
  void jobVariablesAreCheckedByTheTemplateOfThePool() throws Exception {
    post(
        "/work_pools/",
        """
        {"name":"strict","type":"process","base_job_template":{
          "job_configuration":{"image":"{{ image }}"},
          "variables":{"type":"object","required":["image"],
                       "properties":{"image":{"type":"string"}}}}}\
        """);
    String deployment = deployment("variables", "\"work_pool_name\":\"strict\"");

    assertThat(run(deployment, "{}").status()).isEqualTo(422);
    assertThat(run(deployment, "{\"job_variables\":{\"image\":1}}").status()).isEqualTo(422);
    assertThat(run(deployment, "{\"job_variables\":{\"image\":\"i\"}}").status()).isEqualTo(201);
  }

  @Test
  void aRunMayGoToAnotherQueueOfThePoolWhichIsMade() throws Exception {
    post("/work_pools/", "{\"name\":\"p\",\"type\":\"process\"}");
    String deployment = deployment("queued", "\"work_pool_name\":\"p\"");

    JsonNode own = run(deployment, "{}").json();
    JsonNode moved = run(deployment, "{\"work_queue_name\":\"rush\"}").json();

    assertThat(own.path("work_queue_name").stringValue()).isEqualTo("default");
    assertThat(moved.path("work_queue_name").stringValue()).isEqualTo("rush");
    assertThat(moved.path("work_pool_name").stringValue()).isEqualTo("p");
    assertThat(moved.path("work_queue_id")).isNotEqualTo(own.path("work_queue_id"));

    String homeless = deployment("homeless", "\"enforce_parameter_schema\":false");
    Answer refused = run(homeless, "{\"work_queue_name\":\"rush\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body())
        .contains("because deployment " + homeless + " is not associated with a work pool.");
  }

  @Test
  void whatIsWrongIsRefused() throws Exception {
    String deployment = deployment("wrong", "\"enforce_parameter_schema\":false");
    String nobody = "00000000-0000-4000-8000-000000000001";

    assertThat(run(deployment, "").status()).isEqualTo(422);
    assertThat(run(deployment, "{\"bogus\":1}").status()).isEqualTo(422);
    assertThat(run(deployment, "{\"parent_task_run_id\":\"" + nobody + "\"}").status())
        .isEqualTo(409);
    assertThat(run(nobody, "{}").body()).isEqualTo("{\"detail\":\"Deployment not found\"}");
  }

  @Test
  void ofSeveralRunsThoseThatCanBeMadeAre() throws Exception {
    String deployment = deployment("bulk", "\"parameters\":{\"x\":1}," + SCHEMA);

    Answer answer = bulk(deployment, "[{\"parameters\":{\"y\":\"t\"}},{\"parameters\":{\"y\":1}}]");

    JsonNode results = answer.json().path("results");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(results.get(0).path("status").stringValue()).isEqualTo("CREATED");
    assertThat(results.get(0).path("error").isNull()).isTrue();
    assertThat(results.get(1).path("status").stringValue()).isEqualTo("FAILED");
    assertThat(results.get(1).path("flow_run_id").isNull()).isTrue();
    assertThat(results.get(1).path("error").stringValue())
        .startsWith("Parameter validation failed: ");
    assertThat(bulk(deployment, "[]").body()).isEqualTo("{\"results\":[]}");
    assertThat(bulk("00000000-0000-4000-8000-000000000001", "[]").status()).isEqualTo(404);
    String tooMany = "[" + String.join(",", Collections.nCopies(101, "{}")) + "]";
    assertThat(bulk(deployment, tooMany).body())
        .isEqualTo("{\"detail\":\"Cannot create more than 100 flow runs at once.\"}");
  }

  /** Parameters of half a megabyte take thirty times as much in memory. */
  @Test
  void severalLargeRunsAreMadeAFewAtATime() throws Exception {
    String large = "{\"x\":[" + String.join(",", Collections.nCopies(170_000, "{}")) + "]}";
    String deployment =
        deployment("large", "\"enforce_parameter_schema\":false,\"parameters\":" + large);
    List<String> wanted = new ArrayList<>(Collections.nCopies(20, "{}"));
    wanted.set(12, "{\"work_queue_name\":\"none\"}");

    Answer answer = bulk(deployment, wanted.toString());

    assertThat(answer.status()).isEqualTo(200);
    List<String> statuses =
        answer.json().path("results").valueStream().map(r -> r.path("status").asString()).toList();
    assertThat(statuses).hasSize(20).containsOnlyOnce("FAILED");
    assertThat(statuses.get(12)).isEqualTo("FAILED");
    assertThat(runsOfTransactions(deployment)).containsExactly(9L, 9L, 1L);
  }

  private List<Long> runsOfTransactions(String deployment) {
    TestDatabase database = server.database();
    return JdbcClient.create(
            new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()))
        .sql(
            "select count(*) from runs.flow_run where deployment_id = ?::uuid"
                + " group by xmin order by min(number)")
        .param(deployment)
        .query(Long.class)
        .list();
  }

  private String deployment(String name, String more) throws Exception {
    return id(
        post(
            "/deployments/",
            "{\"name\":\"%s\",\"flow_id\":\"%s\",%s}".formatted(name, flow, more)));
  }

  private Answer run(String deployment, String body) throws Exception {
    return post("/deployments/" + deployment + "/create_flow_run", body);
  }

  private Answer bulk(String deployment, String body) throws Exception {
    return post("/deployments/" + deployment + "/create_flow_run/bulk", body);
  }

  private Answer post(String path, String body) throws Exception {
    return server.send("POST", path, body);
  }

  private static String id(Answer answer) {
    return answer.json().path("id").stringValue();
  }

  private static Set<String> texts(JsonNode array) {
    return array.values().stream().map(JsonNode::stringValue).collect(Collectors.toSet());
  }
}
