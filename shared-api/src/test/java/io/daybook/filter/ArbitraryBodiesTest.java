package io.daybook.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever is sent, it is either read or refused in a form that can be written. */
class ArbitraryBodiesTest {

  private static final List<String> SCALARS =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e400",
          "NaN",
          "99999999999999999999",
          "\"\"",
          "\"and_\"",
          "\"OR_\"",
          "\"2026-01-01\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"ö\"",
          "\"00000000-0000-4000-8000-000000000001\"",
          "\"NAME_ASC\"",
          "\"201\"");
  private static final List<String> KEYS =
      List.of(
          "flows",
          "flow_runs",
          "task_runs",
          "deployments",
          "work_pools",
          "work_pool_queues",
          "limit",
          "offset",
          "page",
          "sort",
          "operator",
          "id",
          "name",
          "tags",
          "any_",
          "not_any_",
          "all_",
          "like_",
          "is_null_",
          "state",
          "type",
          "start_time",
          "before_",
          "after_",
          "zz");

  @Property(tries = 1000)
  void aBodyIsReadOrRefused(@ForAll("documents") String json) {
    check(json.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 1000)
  void bytesAreReadOrRefused(@ForAll byte[] bytes) {
    check(bytes);
  }

  private static void check(byte[] bytes) {
    try {
      JsonBody body = JsonBody.parse(bytes);
      assertThat(DeploymentQuery.listing(body, 200).paging().limit()).isBetween(0, 200);
      assertThat(FlowQuery.page(body, 200).paging().page()).isPositive();
    } catch (ApiException e) {
      assertThat(e.error().status()).isIn(400, 422);
      assertThat(Json.bytes(e.error().body())).isNotEmpty();
    }
  }

  @Provide
  Arbitrary<String> documents() {
    return document(5);
  }

  private static Arbitrary<String> document(int depth) {
    Arbitrary<String> scalar = Arbitraries.of(SCALARS);
    if (depth == 0) {
      return scalar;
    }
    Arbitrary<String> array =
        document(depth - 1).list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]");
    Arbitrary<String> object =
        Arbitraries.maps(Arbitraries.of(KEYS), document(depth - 1))
            .ofMaxSize(4)
            .map(ArbitraryBodiesTest::object);
    return Arbitraries.frequencyOf(Tuple.of(2, scalar), Tuple.of(1, array), Tuple.of(4, object));
  }

  private static String object(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
