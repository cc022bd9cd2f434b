package io.daybook.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.embedded.EmbeddedPair;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.query.projection.Events;
import io.daybook.query.projection.TestLedger;
import io.daybook.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The read side as a program, over HTTP. */
class QuerySideApplicationTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static EmbeddedPair pair;
  private static TestLedger ledger;
  private static ConfigurableApplicationContext application;

  @BeforeAll
  static void start() throws SQLException {
    pair = EmbeddedPair.shared();
    ledger = TestLedger.create(pair.jdbcUrl(), pair.user(), pair.password());
    application =
        new SpringApplicationBuilder(QuerySideApplication.class)
            .properties(
                Map.of(
                    "daybook.port", "0",
                    "daybook.postgres.url", pair.jdbcUrl(),
                    "daybook.postgres.username", pair.user(),
                    "daybook.postgres.password", pair.password(),
                    "daybook.elasticsearch.url", pair.elasticsearchUrl().toString(),
                    "daybook.elasticsearch.api-key", pair.elasticsearchKey(),
                    "daybook.elasticsearch.index-prefix", pair.indexPrefix(),
                    "daybook.reads.wait", "30s"))
            .run();
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> get("/api/ready").statusCode() == 200);
  }

  @AfterAll
  static void stop() throws SQLException {
    application.close();
    ledger.close();
    pair.close();
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)));
  }

  private static HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static URI uri(String path) {
    String port = application.getEnvironment().getProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static JsonNode deployments() throws IOException, InterruptedException {
    for (JsonNode one : Json.MAPPER.readTree(get("/api/projections").body())) {
      if (one.path("name").stringValue().equals("deployments")) {
        return one;
      }
    }
    throw new AssertionError("no projection of deployments");
  }

  @Test
  void whatIsInTheLedgerIsAnswered() throws Exception {
    FlowCreated flow = Events.flow("etl");
    ledger.append(flow, Events.deployment(flow, "nightly"));

    HttpResponse<String> found =
        post("/api/deployments/filter", "{\"deployments\":{\"name\":{\"like_\":\"NIGHT\"}}}");

    assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
    assertThat(Json.MAPPER.readTree(found.body()).at("/0/name").stringValue()).isEqualTo("nightly");
  }

  @Test
  void projectionsTellHowTheyAre() throws Exception {
    FlowCreated flow = Events.flow("told");
    long position = ledger.append(flow);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> deployments().path("position").longValue() >= position);

    JsonNode one = deployments();
    assertThat(one.path("state").stringValue()).isIn("RUNNING", "CATCHING_UP", "REBUILDING");
    assertThat(one.path("dead_letters").intValue()).isZero();
    assertThat(one.at("/indices/0/name").stringValue()).isEqualTo("deployments");
  }

  @Test
  void deadLettersAreListedAndTriedAgain() throws Exception {
    UUID unknown = UUID.randomUUID();
    ledger.appendRaw(unknown, "ConcurrencyLimit", "ConcurrencyLimitMelted", "{}");
    String path = "/api/projections/concurrency_limits/dead-letters";
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get(path).body().contains(unknown.toString()));

    HttpResponse<String> retried = post(path + "/retry", "");

    assertThat(retried.statusCode()).isEqualTo(200);
    assertThat(retried.body()).isEqualTo("{\"dead_letters\":1}");
  }

  @Test
  void aRebuildIsAcceptedAndEnds() throws Exception {
    HttpResponse<String> accepted = post("/api/projections/deployments/rebuild", "");

    assertThat(accepted.statusCode()).isEqualTo(202);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> deployments().at("/indices/0/version").intValue() == 2);
  }

  @Test
  void anUnknownProjectionIsAProblem() throws Exception {
    HttpResponse<String> unknown = post("/api/projections/moods/rebuild", "");

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(Json.MAPPER.readTree(unknown.body()).path("status").intValue()).isEqualTo(404);
  }
}
