package io.daybook.command.audit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import io.daybook.command.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RefusalHttpTest {

  private static final UUID NOBODY = UUID.fromString("00000000-0000-4000-8000-000000000001");

  private CommandServer server;
  private JdbcTemplate jdbc;

  @BeforeEach
  void start() {
    TestDatabase database = TestDatabase.create();
    server = CommandServer.on(database, "daybook.audit.refusals.max-body-size=256B");
    jdbc =
        new JdbcTemplate(
            new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRefusalTellsWhoTriedWhatAndWhy() throws Exception {
    String flow = id(send("POST", "/flows/", "{\"name\": \"etl\"}"));
    String deployment =
        id(send("POST", "/deployments/", "{\"name\": \"nightly\", \"flow_id\": \"" + flow + "\"}"));
    String body = "[{\"schedule\": {\"interval\": 60}, \"slug\": \"a\"}]";
    String path = "/deployments/" + deployment + "/schedules";
    send("POST", path, body);

    Answer answer =
        server.send(
            "POST",
            path,
            body,
            "User-Agent",
            "prefect/3.6",
            "x-prefect-worker-name",
            "w1",
            "Daybook-Reason",
            "because",
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(refusal())
        .containsEntry("actor_type", "WORKER")
        .containsEntry("actor", "w1")
        .containsEntry("actor_verified", false)
        .containsEntry("request_id", "0af7651916cd43dd8448eb211c80319c")
        .containsEntry("client", "prefect/3.6")
        .containsEntry("worker_name", "w1")
        .containsEntry("address", "127.0.0.1")
        .containsEntry("reason", "because")
        .containsEntry("method", "POST")
        .containsEntry("path", "/api/deployments/{id}/schedules")
        .containsEntry("target", "/api" + path)
        .containsEntry("command", "AddSchedules")
        .containsEntry("deployment_id", UUID.fromString(deployment))
        .containsEntry("deployment_name", "nightly")
        .containsEntry("flow_id", UUID.fromString(flow))
        .containsEntry("flow_name", "etl")
        .containsEntry("body", body)
        .containsEntry("body_bytes", (long) body.length())
        .containsEntry("status", 409)
        .containsEntry("error", "Schedule slugs must be unique within a deployment.");
  }

  @Test
  void whatAControllerRefusesIsKnownToo() throws Exception {
    String body =
        "{\"concurrency_limit\": 1, \"global_concurrency_limit_id\": \"%s\", \"work_pool_name\": \"p\"}"
            .formatted(NOBODY);

    assertThat(send("PATCH", "/deployments/" + NOBODY, body).status()).isEqualTo(422);

    assertThat(refusal())
        .containsEntry("status", 422)
        .containsEntry("deployment_id", NOBODY)
        .containsEntry("work_pool_name", "p")
        .containsEntry("command", null)
        .containsEntry("actor", "ANONYMOUS");
  }

  @Test
  void theReasonInABodyIsTheRefusalsToo() throws Exception {
    String body = "{\"revision\": 1, \"reason\": \"it was better\"}";

    assertThat(send("POST", "/deployments/" + NOBODY + "/revert", body).status()).isEqualTo(404);

    assertThat(refusal())
        .containsEntry("command", "RevertDeployment")
        .containsEntry("reason", "it was better");
  }

  @Test
  void ofANameOfAnyLengthTheBeginningIsKept() throws Exception {
    String body = "{\"work_pool_name\": \"" + "p".repeat(5_000) + "\"}";

    assertThat(send("PATCH", "/deployments/" + NOBODY, body).status()).isEqualTo(404);

    assertThat(refusal()).containsEntry("work_pool_name", "p".repeat(4_000));
  }

  @Test
  void aReservedNameIsARefusal() throws Exception {
    Answer answer =
        send("POST", "/work_pools/", "{\"name\": \"Prefect-x\", \"type\": \"process\"}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(refusal()).containsEntry("status", 403).containsEntry("work_pool_name", "Prefect-x");
  }

  @Test
  void whatIsNotThereIsARefusal() throws Exception {
    assertThat(send("DELETE", "/deployments/" + NOBODY, "").status()).isEqualTo(404);

    assertThat(refusal())
        .containsEntry("status", 404)
        .containsEntry("command", "DeleteDeployment")
        .containsEntry("deployment_id", NOBODY)
        .containsEntry("deployment_name", null)
        .containsEntry("body", null)
        .containsEntry("body_bytes", 0L);
  }

  @Test
  void aRuleAboutTheWholeBodyIsNoMistakeOfForm() throws Exception {
    String flow = id(send("POST", "/flows/", "{\"name\": \"etl\"}"));

    Answer answer =
        send(
            "POST",
            "/deployments/",
            """
            {"name": "n", "flow_id": "%s", "enforce_parameter_schema": true, "parameters": {"x": "a"},
             "parameter_openapi_schema": {"properties": {"x": {"type": "integer"}}}}\
            """
                .formatted(flow));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(refusal())
        .containsEntry("status", 422)
        .containsEntry("deployment_name", "n")
        .containsEntry("flow_name", "etl");
  }

  @Test
  void malformedBodiesAreOnlyCounted() throws Exception {
    send("POST", "/deployments/", "{\"name\": 1}");
    send("POST", "/deployments/", "{");
    assertThat(send("PATCH", "/flows/" + NOBODY, "{\"tags\": 1}").status()).isEqualTo(422);

    await()
        .untilAsserted(() ->
            assertThat(counts())
                .containsExactly("PATCH /api/flows/{id} 1 0", "POST /api/deployments/ 2 0"));
    assertThat(refusals()).isEmpty();
  }

  @Test
  void runsPollsAndUnknownPathsAreNoneOfIt() throws Exception {
    String none = "/deployments/" + NOBODY;
    assertThat(send("POST", none + "/create_flow_run", "{}").status()).isEqualTo(404);
    assertThat(send("POST", "/work_pools/none/get_scheduled_flow_runs", "{}").status())
        .isEqualTo(404);
    assertThat(send("DELETE", "/flow_runs/" + NOBODY, "").status()).isEqualTo(404);
    assertThat(send("POST", none + "/nothing", "").status()).isEqualTo(404);
    assertThat(send("DELETE", "/flows/" + NOBODY, "").status()).isEqualTo(404);

    assertThat(refusal()).containsEntry("path", "/api/flows/{id}");
  }

  @Test
  void aLongBodyIsCutBetweenCharacters() throws Exception {
    String body = "{\"name\": \"nn" + "é".repeat(200) + "\", \"flow_id\": \"" + NOBODY + "\"}";

    assertThat(send("POST", "/deployments/", body).status()).isEqualTo(409);

    Map<String, @Nullable Object> refusal = refusal();
    assertThat(refusal).containsEntry("body_bytes", (long) body.length() + 200);
    String kept = (String) requireNonNull(refusal.get("body"));
    assertThat(body).startsWith(kept);
    assertThat(kept).hasSizeBetween(120, 256);
    assertThat(refusal).containsEntry("deployment_name", "nn" + "é".repeat(200));
  }

  @Test
  void aRequestIsAnsweredThoughItsRefusalHasToWait() throws Exception {
    jdbc.execute("alter table audit.refusal rename to away");
    assertThat(send("DELETE", "/flows/" + NOBODY, "").status()).isEqualTo(404);
    jdbc.execute("alter table audit.away rename to refusal");

    assertThat(refusal()).containsEntry("path", "/api/flows/{id}");
  }

  @Test
  void whatCameBeforeAnOrderlyStopIsKept() throws Exception {
    for (int i = 0; i < 300; i++) {
      send("DELETE", "/flows/" + NOBODY, "");
    }

    server.close();

    assertThat(refusals()).hasSize(300);
  }

  private Answer send(String method, String path, String body) throws Exception {
    return server.send(method, path, body);
  }

  private static String id(Answer answer) {
    return answer.json().get("id").asString();
  }

  /** The only one, once it is there. */
  private Map<String, @Nullable Object> refusal() {
    await().until(() -> !refusals().isEmpty());
    assertThat(refusals()).hasSize(1);
    return refusals().getFirst();
  }

  private List<Map<String, @Nullable Object>> refusals() {
    return jdbc.queryForList("select * from audit.refusal order by number");
  }

  private List<String> counts() {
    return jdbc.queryForList(
        "select concat_ws(' ', method, path, malformed, unrecorded) from audit.refusal_count"
            + " order by method, path",
        String.class);
  }
}
