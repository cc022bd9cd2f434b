package io.daybook.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

  @SuppressWarnings("NullAway.Init")
  private DescribedApi api;

  @BeforeAll
  void start() {
    api = new DescribedApi();
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void describesExactlyWhatIsServed() {
    assertThat(api.description().names()).isEqualTo(served());
  }

  @Test
  void answersAsDescribed() {
    String flow = created("/flows/", "{'name': 'etl', 'tags': ['a']}", 201);
    asDescribed("POST", "/work_pools/", "{'name': 'pool', 'type': 'process'}", 201);
    asDescribed("POST", "/work_pools/{work_pool_name}/queues", "{'name': 'fast'}", 201, "pool");
    String deployment =
        created(
            "/deployments/",
            """
            {'name': 'nightly', 'flow_id': '%s', 'work_pool_name': 'pool', 'concurrency_limit': 2,
             'tags': ['a'], 'labels': {'n': 1}, 'parameters': {'x': 1.5},
             'concurrency_options': {'collision_strategy': 'ENQUEUE'},
             'schedules': [{'schedule': {'cron': '@daily'}}, {'schedule': {'interval': 60}},
                           {'schedule': {'rrule': 'FREQ=DAILY'}}]}
            """
                .formatted(flow),
            201);

    asDescribed("GET", "/deployments/{id}", "", 200, deployment);
    asDescribed("GET", "/deployments/{id}/schedules", "", 200, deployment);
    asDescribed("GET", "/deployments/{id}/history", "", 200, deployment);
    asDescribed("GET", "/deployments/{id}/history/{revision}", "", 200, deployment, "1");
    asDescribed("GET", "/deployments/{id}/diff", "", 200, deployment);
    asDescribed("POST", "/deployments/history/filter", "{'facets': ['actor', 'day']}", 200);
    asDescribed("POST", "/deployments/history/paginate", "{'limit': 1, 'cursor': ''}", 200);
    asDescribed("POST", "/deployments/history/count", "{}", 200);
    asDescribed("POST", "/deployments/filter", "{'limit': null}", 200);
    asDescribed("POST", "/deployments/paginate", "{'limit': 5, 'sort': null}", 200);
    asDescribed("POST", "/deployments/count", "{}", 200);
    asDescribed("POST", "/deployments/filter", "{'cursor': '', 'sort': 'FLOW_NAME_ASC'}", 200);
    asDescribed("POST", "/deployments/paginate", "{'cursor': '', 'exact': false}", 200);
    asDescribed("POST", "/deployments/count", "{'exact': false}", 200);
    asDescribed("POST", "/deployments/filter", "{'cursor': 'x'}", 422);
    asDescribed("POST", "/deployments/{id}/revert", "{'revision': 1}", 200, deployment);
    asDescribed("POST", "/deployments/{id}/revert", "{'revision': 0}", 422, deployment);
    asDescribed("POST", "/deployments/search", "{'q': 'night', 'facets': ['tags', 'paused']}", 200);
    asDescribed("POST", "/deployments/search", "{'q': 'no such', 'limit': 900}", 422);
    asDescribed("POST", "/deployments/filter", "{'sort': 'UP'}", 422);
    asDescribed("POST", "/deployments/filter", "{'limit': 1000}", 422);
    asDescribed("GET", "/deployments/{id}", "", 404, flow);
    asDescribed("GET", "/flows/{id}", "", 200, flow);
    asDescribed("POST", "/flows/paginate", "{}", 200);
    asDescribed("GET", "/work_pools/{name}", "", 200, "pool");
    asDescribed("POST", "/work_pools/filter", "{}", 200);
    asDescribed("POST", "/work_pools/{work_pool_name}/queues/filter", "{}", 200, "pool");
    asDescribed("POST", "/work_queues/filter", "{}", 200);
    asDescribed("POST", "/v2/concurrency_limits/", "{'name': 'db', 'limit': 3}", 201);
    asDescribed("GET", "/v2/concurrency_limits/{id_or_name}", "", 200, "db");
    String run =
        created(
            "/flow_runs/", "{'flow_id': '%s', 'state': {'type': 'RUNNING'}}".formatted(flow), 201);
    asDescribed("POST", "/flow_runs/{id}/set_state", "{'state': {'type': 'PENDING'}}", 200, run);
    asDescribed("POST", "/flow_runs/{id}/resume", "{}", 200, run);
    asDescribed("POST", "/flow_runs/bulk_set_state", "{'state': {'type': 'PENDING'}}", 200);
    String task =
        created(
            "/task_runs/",
            "{'flow_run_id': '%s', 'task_key': 'a', 'dynamic_key': '0'}".formatted(run),
            201);
    asDescribed("POST", "/task_runs/{id}/set_state", "{'state': {'type': 'RUNNING'}}", 201, task);
    asDescribed("POST", "/v2/concurrency_limits/filter", "{}", 200);
    asDescribed("DELETE", "/deployments/{id}", "", 404, flow);
    String refusals = "/deployments/history/refusals";
    // The reads above that were refused are none.
    await().until(() -> asDescribed("POST", refusals + "/count", "", 200).intValue() == 1);
    asDescribed("POST", refusals + "/filter", "{'limit': 1}", 200);
    asDescribed("GET", refusals + "/malformed", "", 200);
    asDescribed("GET", "/deployments/history/retention", "", 200);
    asDescribed("POST", "/deployments/{id}/revert", "{'revision': 9}", 404, deployment);
    asDescribed("GET", "/deployments/history/checkpoint", "", 200);
    asDescribed("GET", "/deployments/history/verify", "", 200);
    asDescribed("GET", "/projections", "", 200);
  }

  private String created(String path, String body, int status) {
    return asDescribed("POST", path, body, status).get("id").stringValue();
  }

  private JsonNode asDescribed(
      String method, String path, String body, int status, String... variables) {
    return api.asDescribed(method, path, body, status, variables);
  }

  private Set<String> served() {
    Set<String> served = new TreeSet<>();
    api.server()
        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(mapping ->
            mapping
                .getPatternValues()
                .forEach(path ->
                    mapping
                        .getMethodsCondition()
                        .getMethods()
                        .forEach(method -> add(served, method.name(), path))));
    return served;
  }

  private static void add(Set<String> served, String method, String path) {
    if (path.startsWith("/api/")) {
      served.add(Description.name(method, path.substring("/api".length())));
    }
  }
}
