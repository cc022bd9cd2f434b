package io.daybook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is accepted can be read, with the heap that Elasticsearch has by default, and nothing
 * large keeps anything else from being read.
 */
class LargeObjectsTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MEGABYTE = 1 << 20;

  private final HttpClient http = HttpClient.newHttpClient();
  private final TestServer server =
      TestServer.start("daybook.scheduler.enabled=false", "daybook.reads.wait=2m");
  private String flow = "";
  private String other = "";
  private String otherBefore = "";
  private long position;

  @BeforeEach
  void anotherDeploymentThatChanged() throws Exception {
    flow = id(send("POST", "/flows/", "{\"name\":\"etl\"}"));
    HttpResponse<String> created = send("POST", "/deployments/", deployment("other", ""));
    other = "/deployments/" + id(created);
    otherBefore = send("GET", other, "").body();
    position = created.headers().firstValueAsLong("Daybook-Position").orElseThrow();
    send("PATCH", other, "{\"description\":\"changed\"}");
  }

  @AfterEach
  void othersAreReadAsEver() throws Exception {
    try (server;
        http) {
      assertThat(send("PATCH", other, "{\"description\":\"again\"}").statusCode()).isEqualTo(204);
      assertThat(send("GET", other, "").body()).contains("\"again\"");
      assertThat(send("GET", other + "?as_of=" + position, "").body()).isEqualTo(otherBefore);
      JsonNode history = json(send("GET", other + "/history", ""));
      assertThat(history.path("results")).hasSize(3);
      String filter = "{\"deployments\":{\"name\":{\"any_\":[\"other\"]}}}";
      assertThat(json(send("POST", "/deployments/filter", filter))).hasSize(1);
      assertThat(send("GET", "/ready", "").statusCode()).isEqualTo(200);
      for (JsonNode projection : json(send("GET", "/projections", ""))) {
        assertThat(projection.path("dead_letters").intValue()).as(projection.toString()).isZero();
        assertThat(projection.path("problem").isNull()).as(projection.toString()).isTrue();
      }
    }
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.api() + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static String id(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return JSON.readTree(answer.body()).path("id").stringValue();
  }

  private String deployment(String name, String more) {
    return "{\"name\":\"%s\",\"flow_id\":\"%s\"%s}".formatted(name, flow, more);
  }

  private String made(String more) throws Exception {
    String body = deployment(UUID.randomUUID().toString(), more);
    return "/deployments/" + id(send("POST", "/deployments/", body));
  }

  /** As much as an object takes by default, but for what else stands in it. */
  private static String most(char letter) {
    return String.valueOf(letter).repeat(8 * MEGABYTE - 4_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"description\":\"%s\"",
        "\"parameter_openapi_schema\":{\"description\":\"%s\"}",
        "\"job_variables\":{\"a\":\"%s\"}",
        "\"pull_steps\":[{\"step\":{\"a\":\"%s\"}}]",
        "\"entrypoint\":\"%s\"",
        "\"version\":\"%s\""
      })
  void theLargestFieldIsToldInFullBeforeAndAfter(String field) throws Exception {
    String deployment = made("," + field.formatted(most('a')));
    HttpResponse<String> changed =
        send("PATCH", deployment, "{" + field.formatted(most('b')) + "}");
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);

    String read = send("GET", deployment, "").body();
    assertThat(read.contains(most('b'))).isTrue();
    JsonNode record = json(send("GET", deployment + "/history/2", ""));
    JsonNode change = record.at("/changes/0");
    assertThat(change.path("from").toString().contains(most('a'))).isTrue();
    assertThat(change.path("to").toString().contains(most('b'))).isTrue();
    assertThat(record.at("/patch/1/value").equals(change.path("to"))).isTrue();
    assertThat(record.has("references")).isFalse();
    JsonNode difference = json(send("GET", deployment + "/diff?from=1&to=2", ""));
    assertThat(difference.path("changes").equals(record.path("changes"))).isTrue();
  }

  @Test
  void manySmallElementsAreReplacedByOthers() throws Exception {
    String deployment = made(",\"parameters\":{\"x\":%s}".formatted(numbers(0, 60_000)));
    String next = "{\"parameters\":{\"x\":%s}}".formatted(numbers(60_000, 120_000));
    assertThat(send("PATCH", deployment, next).statusCode()).isEqualTo(204);
    String variables = "{\"job_variables\":{\"x\":%s}}";
    send("PATCH", deployment, variables.formatted(numbers(0, 100_000)));
    send("PATCH", deployment, variables.formatted(numbers(100_000, 200_000)));

    JsonNode record = json(send("GET", deployment + "/history/4", ""));
    assertThat(record.at("/changes/0/from")).hasSize(100_000);
    assertThat(record.at("/changes/0/to/99999").intValue()).isEqualTo(199_999);
    assertThat(record.path("values_left_out").intValue()).isGreaterThan(100_000);
    assertThat(count("\"old_value\":{\"any_\":[17]}")).isPositive();
    assertThat(count("\"new_value\":{\"any_\":[100017]}")).isEqualTo(1);
    assertThat(count("\"field\":{\"any_\":[\"job_variables.x\"]}")).isEqualTo(2);
  }

  private int count(String filter) throws Exception {
    return json(send("POST", "/deployments/history/count", "{\"history\":{" + filter + "}}"))
        .intValue();
  }

  private static String numbers(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void manyKeysAreReplacedByOthers() throws Exception {
    String deployment = made(",\"job_variables\":" + keys(0));
    assertThat(send("PATCH", deployment, "{\"job_variables\":" + keys(1) + "}").statusCode())
        .isEqualTo(204);

    JsonNode record = json(send("GET", deployment + "/history/2", ""));
    assertThat(record.path("changes")).hasSize(1);
    assertThat(record.at("/changes/0/field").stringValue()).isEqualTo("job_variables");
    assertThat(record.at("/changes/0/to/k99999").intValue()).isEqualTo(100_000);
    assertThat(count("\"field\":{\"any_\":[\"job_variables.k17\"]}")).isEqualTo(1);
  }

  private static String keys(int first) {
    return IntStream.range(0, 100_000)
        .mapToObj(i -> "\"k%d\":%d".formatted(i, first + i))
        .collect(Collectors.joining(",", "{", "}"));
  }

  @Test
  void aSchemaWithManyValuesAndAsManyParametersAreMade() throws Exception {
    String deployment =
        made(
            """
            ,"parameters":{"x":%s},"enforce_parameter_schema":false,"parameter_openapi_schema":
            {"type":"object","properties":{"x":{"type":"array","items":{"enum":%s}}}}
            """
                .formatted(numbers(0, 60_000), numbers(0, 60_000)));

    assertThat(json(send("GET", deployment + "/history/1", "")).at("/patch/0/value/parameters/x"))
        .hasSize(60_000);
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeItIsWritten() throws Exception {
    String description = ",\"description\":\"%s\"".formatted("a".repeat(11_000_000));
    HttpResponse<String> refused = send("POST", "/deployments/", deployment("large", description));

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("daybook.ledger.max-object-size");
    assertThat(json(send("POST", "/deployments/count", "{}")).intValue()).isEqualTo(1);
  }

  @Test
  void everyOtherKindOfObjectIsReadAtItsLargest() throws Exception {
    String template =
        """
        {"base_job_template":{"job_configuration":{"a":"%s"},"variables":{"properties":{}}}}
        """
            .formatted(most('a'));
    send("POST", "/work_pools/", "{\"name\":\"pool\",\"type\":\"process\"}");
    assertThat(send("PATCH", "/work_pools/pool", template).statusCode()).isEqualTo(204);
    assertThat(send("GET", "/work_pools/pool", "").body().contains(most('a'))).isTrue();
    send("POST", "/work_pools/", "{\"name\":\"queues\",\"type\":\"process\"}");
    String queue = "{\"name\":\"q\",\"description\":\"%s\"}".formatted(most('a'));
    id(send("POST", "/work_pools/queues/queues", queue));
    assertThat(send("GET", "/work_pools/queues/queues/q", "").body().contains(most('a'))).isTrue();
    String labels = "{\"name\":\"large\",\"labels\":{\"a\":\"%s\"}}".formatted(most('a'));
    String large = id(send("POST", "/flows/", labels));
    assertThat(send("GET", "/flows/" + large, "").body().contains(most('a'))).isTrue();
    String run = "{\"flow_id\":\"%s\",\"context\":{\"a\":\"%s\"}}".formatted(flow, most('a'));
    String runId = id(send("POST", "/flow_runs/", run));
    String some = "{\"flow_runs\":{\"id\":{\"any_\":[\"%s\"]}}}".formatted(runId);
    assertThat(json(send("POST", "/flow_runs/filter", some))).hasSize(1);
    String task =
        """
        {"flow_run_id":"%s","task_key":"t","dynamic_key":"0",
        "task_inputs":{"a":[{"input_type":"constant","type":"%s"}]}}
        """
            .formatted(runId, most('a'));
    id(send("POST", "/task_runs/", task));
    assertThat(json(send("POST", "/task_runs/filter", some))).hasSize(1);
  }

  /** Together they are more than Elasticsearch or its client take in one answer. */
  @Test
  void listsOfLargeObjectsAreReadInParts() throws Exception {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 17; i++) {
      ids.add(made(",\"description\":\"%s\"".formatted(most('a'))).replace("/deployments/", ""));
    }
    String some = "{\"limit\":14,\"sort\":\"CREATED_DESC\"}";
    assertThat(json(send("POST", "/deployments/filter", some))).hasSize(14);
    assertThatOneAnswerIsTooLarge("/deployments/filter", "{\"limit\":200}");
    assertThatOneAnswerIsTooLarge("/deployments/history/paginate", "{\"limit\":200}");
    assertThat(
            json(
                send(
                    "POST",
                    "/deployments/filter",
                    "{\"limit\":200,\"as_of\":%d}".formatted(position))))
        .hasSize(1);
    assertThat(changes("{\"limit\":200%s}")).containsAll(ids);
    HttpResponse<String> export =
        send("POST", "/deployments/history/export?deployment=false", "{}");
    assertThat(export.body().lines()).hasSize(19);
  }

  private void assertThatOneAnswerIsTooLarge(String path, String body) throws Exception {
    HttpResponse<String> refused = send("POST", path, body);
    assertThat(refused.statusCode()).as(path).isEqualTo(422);
    assertThat(refused.body()).contains("take more than 134,217,728 bytes").contains("limit");
  }

  /** The deployments of all changes, a page after the other. */
  private Set<String> changes(String body) throws Exception {
    Set<String> ids = new HashSet<>();
    String cursor = "";
    int pages = 0;
    do {
      String next = ",\"cursor\":\"%s\"".formatted(cursor);
      JsonNode page = json(send("POST", "/deployments/history/filter", body.formatted(next)));
      assertThat(page.path("results").size()).isPositive();
      page.path("results").forEach(r -> ids.add(r.path("deployment_id").stringValue()));
      cursor = page.path("cursor").asString("");
      pages++;
    } while (!cursor.isEmpty());
    assertThat(pages).isGreaterThan(1);
    return ids;
  }
}
