package io.daybook.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import io.daybook.wire.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchBodyTest {

  @Test
  void keysThatAreNotKnownAreRefusedBesideWhatElseIsWrong() {
    assertThat(errors("{'Q': 'a', 'sorts': 1, 'sort': 'BEST'}"))
        .containsExactlyInAnyOrder(
            "extra_forbidden@[body, Q]", "extra_forbidden@[body, sorts]", "enum@[body, sort]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "'x'", "5"})
  void aBodyThatIsNoObjectIsOneError(String json) {
    assertThat(errors(json)).containsExactly("model_attributes_type@[body]");
  }

  @Test
  void everyKeyIsKnown() {
    String all =
        """
        {'q': 'a', 'facets': [], 'sort': 'RELEVANCE', 'limit': 1, 'cursor': '', 'as_of': null,
         'flows': {}, 'flow_runs': {}, 'task_runs': {}, 'deployments': {}, 'work_pools': {},
         'work_pool_queues': {}}
        """;

    assertThat(SearchBody.read(body(all), 200).criteria()).hasNoNullFieldsOrProperties();
    assertThat(SearchBody.read(JsonBody.absent(), 200).q()).isEmpty();
  }

  private static List<String> errors(String json) {
    ApiException refusal =
        catchThrowableOfType(ApiException.class, () -> SearchBody.read(body(json), 200));
    return ((ApiError.Invalid) refusal.error())
        .errors().stream().map(e -> e.type() + "@" + e.loc()).toList();
  }

  private static JsonBody body(String json) {
    return JsonBody.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
