package io.daybook.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.paging.Cursor;
import io.daybook.query.testing.ReadServer;
import io.daybook.query.testing.ReadServer.Answer;
import io.daybook.retention.RecordKind;
import io.daybook.retention.RetentionEvent.RecordsExpired;
import io.daybook.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AuditReadHttpTest {

  private static final String ROOT = "/deployments/history/refusals";
  private static final String D = "0fd3ad9c-7aa4-4f0e-8b3c-8ed3cd1cbf34";
  private static final String F = "6e0b2c9e-8e54-4c11-a5dc-0d7b2d0f2d2e";
  private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");

  private static ReadServer server;

  @BeforeAll
  static void start() throws Exception {
    server = new ReadServer();
    refusal("10:00:00", "'ann-id', 'USER', 'Ann', true", 409, "'UpdateDeployment'", "'r1'", D);
    refusal("10:00:01.5", "null, 'WORKER', 'w', false", 404, "'DeleteDeployment'", "'r2'", D);
    refusal("10:00:01.5", "null, 'ANONYMOUS', null, false", 403, "null", "'r3'", null);
    server.execute(
        "update audit.refusal set flow_id = '%s', flow_name = 'etl', body = '{}', body_bytes = 2,"
                .formatted(F)
            + " reason = 'because' where request_id = 'r1'");
    server.execute(
        """
        insert into audit.refusal_count values
          (current_date, 'POST', '/api/flows/', 3, 0),
          (current_date - 1, 'PATCH', '/api/flows/{id}', 0, 2),
          (current_date - 40, 'POST', '/api/flows/', 1, 0)\
        """);
    server.execute("insert into audit.retention values ('LOGS', 2592000, '2026-11-22T10:00:00Z')");
    server.append(
        new FlowCreated(UUID.fromString(F), "etl", List.of(), null),
        new RecordsExpired(RecordKind.LOGS, BEFORE, 7),
        new RecordsExpired(RecordKind.REFUSALS, BEFORE, 8));
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
        "|r3,r2,r1",
        "{}|r3,r2,r1",
        "{'refusals':{'actor':{'any_':['Ann']}}}|r1",
        "{'refusals':{'actor':{'any_':['ann-id','ANONYMOUS']}}}|r3,r1",
        "{'refusals':{'actor':{'any_':['USER']}}}|",
        "{'refusals':{'status':{'any_':[404,403]}}}|r3,r2",
        "{'refusals':{'status':{'any_':[]}}}|",
        "{'refusals':{'status':{}}}|r3,r2,r1",
        "{'refusals':{'command':{'any_':['UpdateDeployment']}}}|r1",
        "{'refusals':{'deployment_id':{'any_':['0fd3ad9c-7aa4-4f0e-8b3c-8ed3cd1cbf34']}}}|r2,r1",
        "{'refusals':{'flow_id':{'any_':['6e0b2c9e-8e54-4c11-a5dc-0d7b2d0f2d2e']}}}|r1",
        "{'refusals':{'at':{'after_':'2026-11-22T10:00:01.5Z'}}}|r3,r2",
        "{'refusals':{'at':{'before_':'2026-11-22T10:00:00Z'}}}|r1",
        "{'refusals':{'request_id':{'any_':['r2','r\\\"']}}}|r2",
        "{'refusals':{'at':{'after_':'0001-01-01T00:00:00Z'}}}|r3,r2,r1",
        "{'refusals':{'at':{'before_':'9999-12-31T23:59:59Z','after_':-1}}}|r3,r2,r1",
        "{'refusals':{'operator':'or_','status':{'any_':[409]},'command':{'any_':['x']}}}|r1",
        "{'refusals':{'operator':'and_','status':{'any_':[409]},'command':{'any_':['x']}}}|",
      })
  void refusalsAreFiltered(@Nullable String body, @Nullable String expected) throws Exception {
    List<String> ids = expected == null ? List.of() : List.of(expected.split(","));
    String json = body == null ? "" : body.replace('\'', '"');

    assertThat(requestIds(post("/filter", json).json())).isEqualTo(ids);
    assertThat(post("/count", json).text()).isEqualTo("" + ids.size());
  }

  @Test
  void aRefusalIsToldWhole() throws Exception {
    JsonNode row =
        post("/filter", "{\"refusals\":{\"status\":{\"any_\":[409]}}}").json().at("/results/0");

    assertThat(row.toString())
        .isEqualTo(
            """
            {"at":"2026-11-22T10:00:00Z","actor":{"id":"ann-id","type":"USER",\
            "display_value":"Ann","verified":true},"request_id":"r1","client":null,\
            "worker_name":null,"address":null,"reason":"because","method":"PATCH",\
            "path":"/api/deployments/{id}","target":"/api/deployments/x",\
            "command":"UpdateDeployment","deployment_id":"%s","deployment_name":null,\
            "flow_id":"%s","flow_name":"etl","work_pool_name":null,"work_queue_name":null,\
            "concurrency_limit_name":null,"body":"{}","body_bytes":2,"status":409,\
            "error":"no"}\
            """
                .formatted(D, F));
  }

  @Test
  void cursorsGoThroughTheListThoughRowsAreAdded() throws Exception {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          post("/filter", Json.object().put("limit", 1).put("cursor", cursor).toString()).json();
      seen.addAll(requestIds(page));
      cursor = page.get("cursor").isNull() ? null : page.get("cursor").asString();
    } while (cursor != null);

    assertThat(seen).containsExactly("r3", "r2", "r1");
    assertThat(post("/filter", "{\"limit\":0}").text())
        .isEqualTo("{\"results\":[],\"cursor\":null}");
  }

  @Test
  void aCursorThatAClientMadeUpIsAnswered() throws Exception {
    for (long micros : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
      String cursor =
          Cursor.behind(Arrays.asList("refusals", null), "[%d,%d]".formatted(micros, micros));

      assertThat(post("/filter", Json.object().put("cursor", cursor).toString()).status())
          .isEqualTo(200);
    }
  }

  @Test
  void aCursorOfAnotherQuestionIsRefused() throws Exception {
    String cursor = post("/filter", "{\"limit\":1}").json().get("cursor").asString();

    Answer answer =
        post(
            "/filter",
            Json.object()
                .put("cursor", cursor)
                .set("refusals", Json.parse("{\"status\":{\"any_\":[409]}}"))
                .toString());

    assertProblem(answer);
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("#/cursor");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "{'refusals':{'stat':{'any_':[409]}}}|/refusals/stat",
        "{'refusal':{}}|/refusal",
        "{'refusals':{'actor':{'any_':['a','\\u0000']}}}|/refusals/actor/any_/1",
        "{'refusals':{'status':{'any_':[99999999999]}}}|/refusals/status/any_/0",
        "{'limit':201}|/limit",
        "{'limit':-1}|/limit",
        "{'cursor':'x'}|/cursor",
        "[]|"
      })
  void whatCanNotBeAskedIsAProblem(String body, @Nullable String pointer) throws Exception {
    Answer answer = post("/filter", body.replace('\'', '"'));

    assertProblem(answer);
    assertThat(answer.json().at("/errors/0/pointer").asString())
        .isEqualTo("#" + (pointer == null ? "" : pointer));
  }

  @Test
  void malformedRequestsAreCountedByDay() throws Exception {
    JsonNode counts = server.get(ROOT + "/malformed").json();

    assertThat(counts).hasSize(2);
    assertThat(counts.get(0).propertyNames())
        .containsExactly("day", "method", "path", "malformed", "unrecorded");
    assertThat(counts.get(0).get("malformed").asInt()).isEqualTo(3);
    assertThat(counts.get(1).get("unrecorded").asInt()).isEqualTo(2);
    assertThat(server.get(ROOT + "/malformed?days=1").json()).hasSize(1);
    assertThat(server.get(ROOT + "/malformed?days=100").json()).hasSize(3);
    assertProblem(server.get(ROOT + "/malformed?days=0"));
    assertProblem(server.get(ROOT + "/malformed?days=many"));
  }

  @Test
  void whatIsInForceAndWhatWasRemovedIsTold() throws Exception {
    JsonNode answer = server.get("/deployments/history/retention").json();

    assertThat(answer.get("in_force").toString())
        .isEqualTo(
            """
            [{"kind":"LOGS","keep_seconds":2592000,"applied":"2026-11-22T10:00:00Z"}]\
            """);
    JsonNode removed = answer.get("removed");
    assertThat(removed).hasSize(2);
    assertThat(removed.at("/0/kind").asString()).isEqualTo("REFUSALS");
    assertThat(removed.at("/0/count").asInt()).isEqualTo(8);
    assertThat(removed.at("/0/before").asString()).isEqualTo("2026-01-01T00:00:00Z");
    long newest = removed.at("/0/position").asLong();
    JsonNode next =
        server
            .get("/deployments/history/retention?limit=1&before_position=" + newest)
            .json()
            .get("removed");
    assertThat(next).hasSize(1);
    assertThat(next.at("/0/kind").asString()).isEqualTo("LOGS");
    assertProblem(server.get("/deployments/history/retention?limit=201"));
    assertProblem(server.get("/deployments/history/retention?before_position=x"));
  }

  @Test
  void theProjectionsPassOverWhatWasRemoved() throws Exception {
    Answer answer = server.post("/flows/filter", "{}");

    assertThat(answer.json()).hasSize(1);
    for (JsonNode projection : server.get("/projections").json()) {
      assertThat(projection.get("dead_letters").asInt()).isZero();
    }
  }

  private static Answer post(String path, String body) throws Exception {
    return server.post(ROOT + path, body);
  }

  private static void assertProblem(Answer answer) {
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
  }

  private static List<String> requestIds(JsonNode answer) {
    return StreamSupport.stream(answer.get("results").spliterator(), false)
        .map(row -> row.get("request_id").asString())
        .toList();
  }

  private static void refusal(
      String time,
      String actor,
      int status,
      String command,
      String request,
      @Nullable String deployment)
      throws Exception {
    server.execute(
        """
        insert into audit.refusal
          (at, actor_id, actor_type, actor_name, actor_verified, status, command, request_id,
           deployment_id, method, path, target, body_bytes, error)
        values ('2026-11-22T%sZ', %s, %d, %s, %s, %s, 'PATCH', '/api/deployments/{id}',
          '/api/deployments/x', 0, 'no')\
        """
            .formatted(
                time,
                actor,
                status,
                command,
                request,
                deployment == null ? "null" : "'" + deployment + "'"));
  }
}
