package io.daybook.command.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.CommandServer;
import io.daybook.command.CommandServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowRunHttpTest {

  private CommandServer server;
  private String flow;

  @BeforeAll
  void start() throws Exception {
    server = CommandServer.start();
    flow =
        server
            .send("POST", "/flows/", "{\"name\":\"etl\",\"labels\":{\"team\":\"x\"}}")
            .json()
            .get("id")
            .stringValue();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aRunIsMadePending() throws Exception {
    Answer answer = post("\"tags\":[\"a\"],\"labels\":{\"mine\":1}");

    JsonNode run = answer.json();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Daybook-Run-Position")).isPresent();
    assertThat(run.get("state").get("name").stringValue()).isEqualTo("Pending");
    assertThat(run.get("state").get("state_details").get("flow_run_id")).isEqualTo(run.get("id"));
    assertThat(run.get("labels").toString())
        .isEqualTo("{\"team\":\"x\",\"prefect.flow.id\":\"" + flow + "\",\"mine\":1}");
    assertThat(run.get("job_variables").isEmpty()).isTrue();
    assertThat(run.get("name").stringValue()).matches("[a-z]+-[a-z]+");
  }

  @Test
  void aKeyIsForOneRun() throws Exception {
    Answer first = post("\"idempotency_key\":\"k\",\"name\":\"first\"");
    Answer second = post("\"idempotency_key\":\"k\",\"name\":\"second\"");

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().get("id")).isEqualTo(first.json().get("id"));
    assertThat(second.json().get("name").stringValue()).isEqualTo("first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "0", "0.0", "false", "[]", "{}"})
  void whatIsNoNameStandsForARandomOne(String name) throws Exception {
    String run = id(post("\"name\":" + name));
    Answer renamed = server.send("PATCH", "/flow_runs/" + run, "{\"name\":" + name + "}");

    assertThat(post("\"name\":" + name).json().path("name").stringValue()).matches("[a-z]+-[a-z]+");
    assertThat(renamed.status()).isEqualTo(204);
    assertThat(post("\"name\":5").body()).contains("string_type");
  }

  @Test
  void whatIsUnknownIsRefused() throws Exception {
    String nobody = "00000000-0000-4000-8000-000000000001";

    assertThat(server.send("POST", "/flow_runs/", "{\"flow_id\":\"" + nobody + "\"}").status())
        .isEqualTo(409);
    assertThat(post("\"parent_task_run_id\":\"" + nobody + "\"").status()).isEqualTo(409);
    assertThat(post("\"infrastructure_document_id\":\"" + nobody + "\"").status()).isEqualTo(409);
    assertThat(post("\"work_pool_name\":\"nope\"").body())
        .isEqualTo("{\"detail\":\"Work pool \\\"nope\\\" not found.\"}");
    assertThat(post("\"work_pool_name\":\"nope\",\"work_queue_name\":\"q\"").body())
        .isEqualTo("{\"detail\":\"Work pool queue 'nope/q' not found.\"}");
    assertThat(post("\"state\":{\"type\":\"PENDING\",\"timestamp\":\"2026-01-01\"}").status())
        .isEqualTo(422);
    assertThat(setState(nobody, "{\"type\":\"RUNNING\"}").body())
        .isEqualTo("{\"exception_message\":\"Flow run with id " + nobody + " not found\"}");
  }

  @Test
  void aRunGoesThroughItsStates() throws Exception {
    String run = id(post("\"state\":{\"type\":\"SCHEDULED\"}"));

    Answer running = setState(run, "{\"type\":\"RUNNING\"}");
    Answer again = setState(run, "{\"type\":\"PENDING\"}");

    assertThat(running.status()).isEqualTo(201);
    assertThat(running.json().get("details").toString()).isEqualTo("{\"type\":\"accept_details\"}");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("status").stringValue()).isEqualTo("ABORT");
    assertThat(again.json().get("state").get("id"))
        .isEqualTo(running.json().get("state").get("id"));
  }

  @Test
  void onlyWhoSaysThatAResultLiesNowhereIsToldSo() throws Exception {
    String run = id(post("\"state\":{\"type\":\"RUNNING\",\"data\":{\"type\":\"unpersisted\"}}"));

    Answer completed =
        setState(run, "{\"type\":\"COMPLETED\",\"data\":{\"type\":\"unpersisted\"}}");
    Answer refused = setState(run, "{\"type\":\"CRASHED\"}");

    assertThat(completed.json().path("state").path("data"))
        .hasToString("{\"type\":\"unpersisted\"}");
    assertThat(refused.json().path("status").stringValue()).isEqualTo("ABORT");
    assertThat(refused.json().path("state").path("data").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"run_input\":{\"ok\":true}}|Run input schema not found.",
        "{}|Run input schema not found.",
        "{\"run_input\":{\"ok\":{\"__prefect_kind\":\"json\",\"value\":\"{\"}}}|Error hydrating run"
            + " input: "
      })
  void aRunThatWaitsForAnInputWaitsOn(String body, String reason) throws Exception {
    String keys = "\"run_input_keyset\":{\"schema\":\"s\",\"response\":\"r\"}";
    String run = id(post("\"state\":{\"type\":\"PAUSED\",\"state_details\":{" + keys + "}}"));

    Answer answer = server.send("POST", "/flow_runs/" + run + "/resume", body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").stringValue()).isEqualTo("REJECT");
    assertThat(answer.json().at("/details/type").stringValue()).isEqualTo("abort_details");
    assertThat(answer.json().at("/details/reason").stringValue()).startsWith(reason);
    assertThat(answer.json().at("/state/type").stringValue()).isEqualTo("PAUSED");
  }

  @Test
  void aRunThatWaitsForNoInputGoesOnWithOne() throws Exception {
    String run =
        id(post("\"state\":{\"type\":\"PAUSED\",\"state_details\":{\"run_input_keyset\":{}}}"));

    Answer answer =
        server.send("POST", "/flow_runs/" + run + "/resume", "{\"run_input\":{\"a\":1}}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().at("/state/type").stringValue()).isEqualTo("RUNNING");
  }

  @Test
  void timesOfAStateKeepTheirOffset() throws Exception {
    String times =
        "{\"pause_timeout\":\"2040-01-01T00:00:00.5+02:00\",\"cache_expiration\":\"2040-01-01T00:00:00\"}";
    String run = id(post("\"state\":{\"type\":\"RUNNING\",\"state_details\":" + times + "}"));

    JsonNode details =
        setState(run, "{\"type\":\"PENDING\"}").json().path("state").path("state_details");

    assertThat(details.path("pause_timeout").stringValue())
        .isEqualTo("2040-01-01T00:00:00.500000+02:00");
    assertThat(details.path("cache_expiration").stringValue()).isEqualTo("2040-01-01T00:00:00Z");
  }

  @Test
  void aWishWithoutAStateIsRefused() throws Exception {
    String run = id(post(""));

    assertThat(server.send("POST", "/flow_runs/" + run + "/set_state", "{\"state\":null}").body())
        .contains("missing");
  }

  private Answer setState(String run, String state) throws Exception {
    return server.send("POST", "/flow_runs/" + run + "/set_state", "{\"state\":" + state + "}");
  }

  private Answer post(String keys) throws Exception {
    String more = keys.isEmpty() ? "" : "," + keys;
    return server.send("POST", "/flow_runs/", "{\"flow_id\":\"" + flow + "\"" + more + "}");
  }

  private static String id(Answer answer) {
    return answer.json().get("id").stringValue();
  }
}
