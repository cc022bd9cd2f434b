package io.daybook.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A revert as readers see it: in the deployment, and in its history. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RevertTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http = HttpClient.newHttpClient();

  @SuppressWarnings("NullAway.Init")
  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.start();
  }

  @AfterAll
  void stop() {
    server.close();
    http.close();
  }

  @Test
  void readersSeeTheOldStateAndWhoBroughtItBack() throws Exception {
    String flow = json(send("POST", "/flows/", "{'name': 'etl'}")).path("id").asString();
    send("POST", "/work_pools/", "{'name': 'pool', 'type': 'process'}");
    HttpResponse<String> created =
        send(
            "POST",
            "/deployments/",
            """
            {'name': 'nightly', 'flow_id': '%s', 'work_pool_name': 'pool', 'tags': ['a'],
             'work_queue_name': 'fast', 'concurrency_limit': 2, 'parameters': {'x': 1.5},
             'schedules': [{'schedule': {'cron': '@daily'}}, {'schedule': {'interval': 60}}]}
            """
                .formatted(flow));
    String path = "/deployments/" + json(created).path("id").asString();
    String position = created.headers().firstValue("Daybook-Position").orElseThrow();
    String before = send("GET", path, "").body();
    send(
        "PATCH",
        path,
        """
        {'tags': [], 'concurrency_limit': 5, 'work_pool_name': null, 'paused': true,
         'parameters': {'x': 2, 'y': 0}, 'schedules': [{'schedule': {'cron': '@hourly'}}]}
        """);

    JsonNode reverted =
        json(send("POST", path + "/revert", "{'revision': 1, 'reason': 'too slow'}"));

    JsonNode newest = json(send("GET", path + "/history?limit=1", "")).at("/results/0");
    assertThat(timeless(send("GET", path, "").body())).isEqualTo(timeless(before));
    assertThat(send("GET", path + "?as_of=" + position, "").body()).isEqualTo(before);
    assertThat(reverted.path("revision").intValue()).isEqualTo(3);
    assertThat(newest.path("revision").intValue()).isEqualTo(3);
    assertThat(newest.path("action").asString()).isEqualTo("REVERTED");
    assertThat(newest.path("reason").asString()).isEqualTo("too slow");
    assertThat(newest.path("changes")).isEqualTo(reverted.path("changes"));
    assertThat(newest.path("patch")).isEqualTo(reverted.path("patch"));
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.api() + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return answer;
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  /** Times of updates move, and so do those at which schedules were added again. */
  private static String timeless(String deployment) {
    return deployment.replaceAll("\"(created|updated)\":\"[^\"]*\"", "");
  }
}
