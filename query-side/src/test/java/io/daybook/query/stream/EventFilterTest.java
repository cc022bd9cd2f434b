package io.daybook.query.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterTest {

  private static final StreamedEvent EVENT =
      StreamedEvent.of(
          UUID.fromString("11111111-1111-4111-8111-111111111111"),
          "prefect.flow-run.Running",
          Instant.parse("2026-11-22T12:00:00Z"),
          Json.object()
              .put("prefect.resource.id", "prefect.flow-run.a")
              .put("prefect.state-type", "RUNNING"),
          List.of(
              Json.object()
                  .put("prefect.resource.id", "prefect.flow.b")
                  .put("prefect.resource.role", "flow")),
          Json.object().put("note", "Over The Moon"),
          null);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'event': {}}",
        "{'event': {'prefix': ['prefect.task-run', 'prefect.flow-run.']}}",
        "{'event': {'name': ['prefect.flow-run.Running']}}",
        "{'event': {'exclude_prefix': ['prefect.task'], 'exclude_name': ['x']}}",
        "{'resource': {'id': ['prefect.flow-run.a', 'c'], 'distinct': true}}",
        "{'resource': {'id_prefix': ['prefect.flow-run.']}}",
        "{'resource': {'labels': {'prefect.state-type': 'RUN*', 'prefect.resource.id': ['*']}}}",
        "{'resource': {'labels': {'prefect.state-type': '!FAILED'}}}",
        "{'related': {'id': ['prefect.flow.b'], 'role': ['flow']}}",
        "{'any_resource': {'id': ['prefect.flow.b']}}",
        "{'any_resource': [{'id': ['prefect.flow.b']}, {'id': ['prefect.flow-run.a']}]}",
        "{'occurred': {'since': '2026-11-22T12:00:00Z', 'until': '2026-11-22T12:00:00Z'}}",
        "{'id': {'id': ['11111111-1111-4111-8111-111111111111']}}",
        "{'text': {'query': 'moon -sun'}, 'order': 'ASC'}",
      })
  void isToldOf(String filter) {
    assertThat(read(filter).includes(EVENT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'event': {'prefix': ['prefect.task-run']}}",
        "{'event': {'name': ['prefect.flow-run.running']}}",
        "{'event': {'exclude_prefix': ['prefect.flow-run']}}",
        "{'event': {'exclude_name': ['prefect.flow-run.Running']}}",
        "{'resource': {'id': ['prefect.flow.b']}}",
        "{'resource': {'labels': {'prefect.state-type': ['FAIL*', '*RUN']}}}",
        "{'resource': {'labels': {'nothing': '!x'}}}",
        "{'related': [{'role': ['deployment']}]}",
        "{'any_resource': [{'id': ['prefect.flow.b']}, {'id': ['c']}]}",
        "{'occurred': {'since': '2026-11-22T12:00:00.000001Z'}}",
        "{'occurred': {'until': '2026-11-22T11:59:59Z'}}",
        "{'id': {'id': ['21111111-1111-4111-8111-111111111111']}}",
        "{'text': {'query': '+sun'}}",
      })
  void isNotToldOf(String filter) {
    assertThat(read(filter).includes(EVENT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{'bogus': 1}", "{'event': {'name': 'x'}}", "{'text': {}}", "[]", "{'event': 1}"})
  void isRefused(String filter) {
    assertThatThrownBy(() -> read(filter)).isInstanceOf(ApiException.class);
  }

  @Test
  void aPatternWithManyStarsTakesNoTime() {
    String stars = "*a".repeat(200);
    EventFilter filter = read("{'resource': {'labels': {'prefect.resource.id': '" + stars + "'}}}");

    assertThat(filter.includes(EVENT)).isFalse();
  }

  private static EventFilter read(String filter) {
    return JsonBody.of(Json.parse(filter.replace('\'', '"'))).read(EventFilter.TYPE);
  }
}
