package io.daybook.command.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Objects of 100 KB at most: whatever makes one larger is refused before it is written. */
class ObjectBoundHttpTest {
  private static final String BOUND = "daybook.ledger.max-object-size";

  private static CommandServer server;
  private String flow = "";

  @BeforeAll
  static void start() {
    server = CommandServer.start(BOUND + "=100KB");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void aFlow() throws Exception {
    flow = created("/flows/", "{\"name\":\"%s\"}".formatted(UUID.randomUUID()));
  }

  private static Answer send(String method, String path, String json)
      throws IOException, InterruptedException {
    return server.send(method, path, json);
  }

  private static String created(String path, String json) throws Exception {
    Answer answer = send("POST", path, json);
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    return answer.json().path("id").stringValue();
  }

  private String deployment(String more) throws Exception {
    return created("/deployments/", deploymentBody(more));
  }

  private String deploymentBody(String more) {
    return "{\"name\":\"%s\",\"flow_id\":\"%s\"%s}".formatted(UUID.randomUUID(), flow, more);
  }

  private static String text(int kilobytes) {
    return "a".repeat(kilobytes * 1024);
  }

  private static long events() {
    return server
        .bean(JdbcClient.class)
        .sql("select (select position from ledger.head) + (select position from runs.head)")
        .query(Long.class)
        .single();
  }

  private static void assertRefused(String method, String path, String json) throws Exception {
    long before = events();
    Answer answer = send(method, path, json);
    assertThat(answer.status()).as(path + answer.body()).isEqualTo(413);
    assertThat(answer.json().path("detail").stringValue())
        .contains("bytes as JSON, and may take 102,400 (" + BOUND + ")");
    assertThat(events()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"description\":\"%s\"",
        "\"parameters\":{\"a\":\"%s\"}",
        "\"parameter_openapi_schema\":{\"description\":\"%s\"}",
        "\"job_variables\":{\"a\":{\"b\":[\"%s\"]}}",
        "\"pull_steps\":[{\"step\":{\"a\":\"%s\"}}]",
        "\"entrypoint\":\"%s\"",
        "\"version\":\"%s\"",
        "\"tags\":[\"%s\"]"
      })
  void aDeploymentThatWouldBeTooLargeIsNotMadeAndNotChanged(String field) throws Exception {
    assertRefused("POST", "/deployments/", deploymentBody("," + field.formatted(text(101))));
    assertRefused(
        "PATCH", "/deployments/" + deployment(""), "{" + field.formatted(text(101)) + "}");
  }

  @Test
  void tagsCountTwiceAsTheyAreIndexedToo() throws Exception {
    String tags =
        IntStream.range(0, 60)
            .mapToObj(i -> "\"" + i + text(1) + "\"")
            .collect(Collectors.joining(",", "[", "]"));

    assertRefused("POST", "/deployments/", deploymentBody(",\"tags\":" + tags));
    deployment(",\"description\":\"%s\"".formatted(text(61)));
  }

  @Test
  void whatSeveralRequestsAddUpToIsRefused() throws Exception {
    String id = deployment(",\"description\":\"%s\"".formatted(text(40)));
    assertThat(
            send("PATCH", "/deployments/" + id, "{\"parameters\":{\"a\":\"" + text(40) + "\"}}")
                .status())
        .isEqualTo(204);

    assertRefused(
        "PATCH", "/deployments/" + id, "{\"job_variables\":{\"a\":\"" + text(40) + "\"}}");
    assertRefused(
        "POST",
        "/deployments/%s/schedules".formatted(id),
        "[{\"schedule\":{\"interval\":60},\"parameters\":{\"a\":\"%s\"}}]".formatted(text(40)));
  }

  @Test
  void anUpsertIsRefusedToo() throws Exception {
    String name = UUID.randomUUID().toString();
    String body = "{\"name\":\"%s\",\"flow_id\":\"%s\",\"description\":\"%s\"}";
    created("/deployments/", body.formatted(name, flow, ""));

    assertRefused("POST", "/deployments/", body.formatted(name, flow, text(101)));
  }

  @Test
  void whatIsAtItsBoundCanStillBePausedMadeSmallerAndDeleted() throws Exception {
    String id = deployment(",\"description\":\"%s\"".formatted(text(98)));

    assertThat(send("PATCH", "/deployments/" + id, "{\"paused\":true}").status()).isEqualTo(204);
    assertThat(
            send("PATCH", "/deployments/" + id, "{\"version\":\"%s\"}".formatted("1".repeat(900)))
                .status())
        .isEqualTo(204);
    assertThat(send("POST", "/deployments/%s/resume_deployment".formatted(id), "").status())
        .isEqualTo(200);
    assertRefused("PATCH", "/deployments/" + id, "{\"path\":\"%s\"}".formatted("1".repeat(2_000)));
    assertThat(send("PATCH", "/deployments/" + id, description(text(90))).status()).isEqualTo(204);
    assertThat(send("DELETE", "/deployments/" + id, "").status()).isEqualTo(204);
  }

  private static String description(String text) {
    return "{\"description\":\"%s\"}".formatted(text);
  }

  @Test
  void everyOtherKindOfObjectHasTheSameBound() throws Exception {
    String pool = UUID.randomUUID().toString();
    created("/work_pools/", "{\"name\":\"%s\",\"type\":\"process\"}".formatted(pool));
    assertRefused(
        "PATCH",
        "/work_pools/" + pool,
        "{\"base_job_template\":{\"job_configuration\":{\"a\":\"%s\"},\"variables\":{\"properties\":{}}}}"
            .formatted(text(101)));
    assertRefused(
        "POST",
        "/work_pools/%s/queues".formatted(pool),
        "{\"name\":\"q\",\"description\":\"%s\"}".formatted(text(101)));
    assertRefused("PATCH", "/flows/" + flow, "{\"tags\":[\"%s\"]}".formatted(text(101)));
    assertRefused(
        "POST", "/v2/concurrency_limits/", "{\"name\":\"%s\",\"limit\":1}".formatted(text(101)));
    assertRefused(
        "POST",
        "/flow_runs/",
        "{\"flow_id\":\"%s\",\"parameters\":{\"a\":\"%s\"}}".formatted(flow, text(101)));
    String run = created("/flow_runs/", "{\"flow_id\":\"%s\"}".formatted(flow));
    assertRefused(
        "POST",
        "/flow_runs/%s/set_state".formatted(run),
        "{\"state\":{\"type\":\"RUNNING\",\"message\":\"%s\"}}".formatted(text(101)));
    assertRefused(
        "POST",
        "/task_runs/",
        "{\"flow_run_id\":\"%s\",\"task_key\":\"t\",\"dynamic_key\":\"0\",\"tags\":[\"%s\"]}"
            .formatted(run, text(101)));
  }

  @Test
  void aRefusalIsRecorded() throws Exception {
    String id = deployment("");
    assertRefused("PATCH", "/deployments/" + id, description(text(101)));

    List<Map<String, Object>> refusals =
        Awaitility.await()
            .until(
                () ->
                    server
                        .bean(JdbcClient.class)
                        .sql("select status from audit.refusal where status = 413")
                        .query()
                        .listOfRows(),
                rows -> !rows.isEmpty());
    assertThat(refusals).isNotEmpty();
  }
}
