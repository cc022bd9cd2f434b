package io.daybook.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.daybook.history.Action;
import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import io.daybook.wire.FieldError;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryQueryTest {

  @Test
  void nothingAsksForTheNewestChanges() {
    HistoryQuery.Listing listing = HistoryQuery.listing(JsonBody.absent(), 200);

    assertThat(listing.criteria()).isEqualTo(HistoryCriteria.ALL);
    assertThat(listing.shown())
        .isEqualTo(new HistoryQuery.Shown(HistorySort.AT_DESC, null, List.of(), true));
    assertThat(listing.paging()).isEqualTo(new Paging(200, 0));
  }

  @Test
  void everyCriterionIsRead() {
    HistoryFilter filter =
        HistoryQuery.criteria(
                body(
                    """
                    {'history': {'operator': 'or_', 'actor': {'any_': ['ada']},
                      'verified': {'eq_': false}, 'action': {'not_any_': ['CREATED']},
                      'command': {'any_': ['UpdateDeployment']}, 'field': {'any_': ['tags']},
                      'old_value': {'any_': [null, 1, 'x', true]},
                      'new_value': {'field': 'tags', 'any_': []},
                      'at': {'before_': '2026-01-02T00:00:00Z', 'after_': '2026-01-01T00:00:00Z'},
                      'request_id': {'any_': ['r']}, 'client': {'like_': 'curl'},
                      'worker_name': {'any_': ['w']}, 'address': {'any_': ['::1']},
                      'reason': {'like_': 'moved'}, 'text': {'query': 'eu -us'},
                      'deployment_id': {'any_': ['00000000-0000-4000-8000-000000000001']}}}\
                    """))
            .history();

    assertThat(filter).isNotNull().hasNoNullFieldsOrProperties();
    assertThat(filter.action()).isEqualTo(new AnyOrNone<>(null, List.of(Action.CREATED)));
    assertThat(filter.at())
        .isEqualTo(
            new TimeFilter(
                Instant.parse("2026-01-02T00:00:00Z"),
                Instant.parse("2026-01-01T00:00:00Z"),
                null));
    assertThat(filter.oldValue())
        .isEqualTo(
            new HistoryFilter.Value(
                null,
                List.of(
                    Json.parse("null"), Json.parse("1"), Json.parse("\"x\""), Json.parse("true"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'histroy': {}}|histroy",
        "{'history': {'actr': {}}}|actr",
        "{'history': {'action': {'any_': ['MOVED']}}}|MOVED",
        "{'history': {'old_value': {'any_': [{}]}}}|scalar_type",
        "{'facets': ['hour']}|hour",
        "{'sort': 'NAME_ASC'}|NAME_ASC",
        "{'limit': 201}|limit",
        "{'cursor': '', 'offset': 1}|cursor",
        "{'flow_runs': {}}|runs have no history",
        "{'task_runs': {}}|runs have no history",
        "{'page': 2}|page"
      })
  void whatCanNotBeAnsweredIsRefused(String json, String why) {
    assertThatThrownBy(() -> HistoryQuery.listing(body(json), 200))
        .isInstanceOfSatisfying(
            ApiException.class,
            e -> {
              assertThat(e.error().status()).isEqualTo(422);
              assertThat(e.error().body().toString()).contains(why);
            });
  }

  @Test
  void everyKeyThatIsNotKnownIsNamed() {
    assertThat(errors(() -> HistoryQuery.listing(body("{'histroy': {}, 'Q': 1, 'sort': 2}"), 200)))
        .extracting(FieldError::type, e -> e.loc().getLast())
        .containsExactlyInAnyOrder(
            tuple("extra_forbidden", "histroy"),
            tuple("extra_forbidden", "Q"),
            tuple("enum", "sort"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "'x'", "5", "true"})
  void aBodyThatIsNoObjectIsOneError(String json) {
    List<Runnable> readings =
        List.of(
            () -> HistoryQuery.listing(body(json), 200),
            () -> HistoryQuery.page(body(json), 200),
            () -> HistoryQuery.criteria(body(json)),
            () -> RefusalQuery.listing(body(json), 200));

    for (Runnable reading : readings) {
      assertThat(errors(reading))
          .extracting(FieldError::type, FieldError::loc)
          .containsExactly(tuple("model_attributes_type", List.of("body")));
    }
  }

  @Test
  void aCountTakesFiltersAlone() {
    assertThatThrownBy(() -> HistoryQuery.criteria(body("{'limit': 1}")))
        .isInstanceOf(ApiException.class);
  }

  private static List<FieldError> errors(Runnable reading) {
    ApiException refusal = catchThrowableOfType(ApiException.class, reading::run);
    return ((ApiError.Invalid) refusal.error()).errors();
  }

  private static JsonBody body(String json) {
    return JsonBody.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
