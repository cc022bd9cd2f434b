package io.daybook.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What another version wrote, as the users of a whole server see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnreadableServerTest {

  private static final Duration SOON = Duration.ofSeconds(60);

  private static final String TO_LEDGER =
      """
      select ledger.append(array[aggregate_id], array[min(aggregate_type)],
        array[max(sequence_number) + 1], array[gen_random_uuid()], array[?], array[1], array[?],
        array['{}'], array[now()])
      from ledger.event where aggregate_id = ? group by aggregate_id\
      """;

  private static final String TO_RUNS =
      """
      with head as (update runs.head set position = position + 1 returning position)
      insert into runs.event
      select head.position, min(begun), aggregate_id, min(aggregate_type), max(sequence_number) + 1,
        gen_random_uuid(), ?, 1, ?::json, '{}', now()
      from runs.event, head where aggregate_id = ? group by aggregate_id, head.position
      returning pg_notify('runs', position::text)\
      """;

  private final HttpClient http = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.start("daybook.unreadable.check-interval=100ms");
  }

  @AfterAll
  void stop() {
    server.close();
    http.close();
  }

  @Test
  void aDeploymentOfANewerVersionIsNamedPassedOverAndDeleted() throws SQLException {
    UUID flow = created("/flows/", "{'name': 'newer'}");
    UUID broken = deployment(flow, "broken");
    UUID other = deployment(flow, "other");
    append(TO_LEDGER, "DeploymentSealed", "{}", broken);
    append(TO_LEDGER, "DeploymentTagsChanged", "{\"tags\":7}", broken);

    assertThat(status("PATCH", "/deployments/" + broken, "{'tags': ['x']}")).isEqualTo(409);
    assertThat(status("PATCH", "/deployments/" + other, "{'tags': ['x']}")).isEqualTo(204);

    await().atMost(SOON).until(() -> projection("deployments").path("unreadable").intValue() == 1);
    JsonNode named = projection("deployments").at("/unreadable_aggregates/0");
    assertThat(named.path("aggregate_id").stringValue()).isEqualTo(broken.toString());
    assertThat(named.path("event").stringValue()).isEqualTo("DeploymentSealed");
    assertThat(projection("deployments").path("dead_letters").intValue()).isEqualTo(2);
    assertThat(projection("deployments").path("lag").intValue()).isZero();
    await().atMost(SOON).until(() -> json("GET", "/ready", "").path("degraded").size() == 2);
    assertThat(json("GET", "/health", "").booleanValue()).isTrue();
    assertThat(ids(json("POST", "/deployments/filter", ofFlow(flow)))).contains(broken, other);
    assertThat(json("GET", "/deployments/" + other + "/history", "").path("results")).hasSize(2);

    String both = "{'deployments': {'id': {'any_': ['%s', '%s']}}}".formatted(broken, other);
    JsonNode deleted = json("POST", "/deployments/bulk_delete", both).path("deleted");

    assertThat(deleted).hasSize(2);
    assertThat(json("POST", "/deployments/filter", ofFlow(flow))).isEmpty();
    assertThat(status("GET", "/deployments/" + broken, "")).isEqualTo(404);
    assertThat(
            json("GET", "/deployments/" + broken + "/history?limit=1", "")
                .at("/results/0/action")
                .stringValue())
        .isEqualTo("DELETED");
    assertThat(projection("deployments").path("dead_letters").intValue()).isZero();
    assertThat(projection("deployment_history").path("dead_letters").intValue()).isZero();
    await().atMost(SOON).until(() -> projection("deployments").path("unreadable").intValue() == 0);
    await().atMost(SOON).until(() -> !json("GET", "/ready", "").has("degraded"));
    assertThat(deployment(flow, "broken")).isNotEqualTo(broken);
    for (String name : List.of("deployments", "deployment_history")) {
      assertThat(status("POST", "/projections/" + name + "/rebuild", "")).isEqualTo(202);
      await()
          .atMost(SOON)
          .until(() -> projection(name).path("state").stringValue().equals("RUNNING"));
    }
    assertThat(ids(json("POST", "/deployments/filter", ofFlow(flow)))).hasSize(1);
  }

  @Test
  void aRunOfANewerVersionIsOneThatCantBeReadAndNoMore() throws SQLException {
    UUID flow = created("/flows/", "{'name': 'runs'}");
    UUID broken = created("/flow_runs/", "{'flow_id': '%s', 'name': 'r'}".formatted(flow));
    UUID other = created("/flow_runs/", "{'flow_id': '%s', 'name': 'r'}".formatted(flow));
    append(TO_RUNS, "FlowRunStateChanged", "{\"state\":\"odd\"}", broken);

    for (String path :
        List.of(
            "/flow_runs/" + broken,
            "/flow_runs/" + broken + "/graph-v2",
            "/flow_run_states/?flow_run_id=" + broken)) {
      assertThat(status("GET", path, "")).as(path).isEqualTo(409);
    }
    assertThat(ids(json("POST", "/flow_runs/filter", ofFlow(flow)))).contains(broken, other);
    JsonNode results =
        json(
                "POST",
                "/flow_runs/bulk_set_state",
                "{'flow_runs': {'name': {'any_': ['r']}}, 'state': {'type': 'RUNNING'}}")
            .path("results");
    assertThat(results).hasSize(2);
    assertThat(json("GET", "/flow_runs/" + other, "").path("state_type").stringValue())
        .isEqualTo("RUNNING");

    String both = "{'flow_runs': {'id': {'any_': ['%s', '%s']}}}".formatted(broken, other);
    assertThat(json("POST", "/flow_runs/bulk_delete", both).path("deleted")).hasSize(2);

    assertThat(status("GET", "/flow_runs/" + broken, "")).isEqualTo(404);
    assertThat(json("POST", "/flow_runs/filter", ofFlow(flow))).isEmpty();
    assertThat(projection("flow_runs").path("dead_letters").intValue()).isZero();
  }

  /** Older versions took deeper values through hydration, and all wrote long numbers. */
  @Test
  void whatOlderVersionsWroteIsRead() throws SQLException {
    UUID flow = created("/flows/", "{'name': 'older'}");
    UUID deployment = deployment(flow, "old");
    String path = "/deployments/" + deployment;
    String old = "{\"x\":[%s,%s]}".formatted("7".repeat(4300), "[".repeat(490) + "]".repeat(490));
    append(
        TO_LEDGER,
        "DeploymentParametersChanged",
        "{\"deployment_id\":\"%s\",\"parameters\":%s}".formatted(deployment, old),
        deployment);

    assertThat(json("GET", path, "").path("parameters")).isEqualTo(Json.parse(old));
    assertThat(json("GET", path + "/history/2", "").at("/deployment/parameters"))
        .isEqualTo(Json.parse(old));
    assertThat(status("PATCH", path, "{'description': 'still'}")).isEqualTo(204);
    assertThat(status("PATCH", path, "{'parameters': {}}")).isEqualTo(204);
    assertThat(status("POST", path + "/revert", "{'revision': 2}")).isEqualTo(422);
    assertThat(status("DELETE", path, "")).isEqualTo(204);
    assertThat(projection("deployments").path("dead_letters").intValue()).isZero();
    assertThat(projection("deployment_history").path("dead_letters").intValue()).isZero();
  }

  private void append(String sql, String name, String payload, UUID aggregate) throws SQLException {
    try (Connection connection = server.pair().postgres().connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      statement.setString(2, payload);
      statement.setObject(3, aggregate);
      statement.execute();
    }
  }

  private JsonNode projection(String name) {
    for (JsonNode one : json("GET", "/projections", "")) {
      if (one.path("name").stringValue().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("no projection " + name);
  }

  private UUID deployment(UUID flow, String name) {
    return created("/deployments/", "{'name': '%s', 'flow_id': '%s'}".formatted(name, flow));
  }

  private UUID created(String path, String body) {
    return UUID.fromString(json("POST", path, body).path("id").stringValue());
  }

  private static String ofFlow(UUID flow) {
    return "{'flows': {'id': {'any_': ['%s']}}}".formatted(flow);
  }

  private static List<UUID> ids(JsonNode list) {
    return list.valueStream().map(one -> UUID.fromString(one.path("id").stringValue())).toList();
  }

  private JsonNode json(String method, String path, String body) {
    HttpResponse<String> answer = send(method, path, body);
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isLessThan(300);
    return Json.parse(answer.body());
  }

  private int status(String method, String path, String body) {
    return send(method, path, body).statusCode();
  }

  private HttpResponse<String> send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.api() + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + path, e);
    }
  }
}
