package io.daybook.command.deployment.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.timezone.ZoneDatabase;
import io.daybook.wire.ApiException;
import io.daybook.wire.JsonBody;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The recorded schedules of the conformance kit: what the reference takes is taken, no other. */
class RecordedSchedulesTest {

  private final ScheduleType type = new ScheduleType(ZoneDatabase.shipped(), Clock.systemUTC());

  @ParameterizedTest
  @ValueSource(strings = {"schedules.jsonl", "schedules-zones.jsonl", "schedules-odd.jsonl"})
  void takesWhatTheReferenceTakesAndNoOther(String file) throws IOException {
    List<JsonNode> recorded = RecordedSchedules.in(file);

    List<String> judgedOtherwise =
        recorded.stream()
            .filter(row -> isTaken(row.path("schedule")) != isTakenByReference(row))
            .map(row -> row.path("schedule").toString())
            .toList();

    assertThat(recorded).hasSizeGreaterThan(300);
    assertThat(judgedOtherwise).isEmpty();
  }

  private boolean isTaken(JsonNode schedule) {
    try {
      return JsonBody.of(schedule).read(type) != null;
    } catch (ApiException e) {
      return e.error().status() != 422;
    }
  }

  private static boolean isTakenByReference(JsonNode row) {
    return row.at("/expect/status").asString().equals("200");
  }
}
