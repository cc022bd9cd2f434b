package io.daybook.command.deployment.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The recorded schedules of the conformance kit: what the reference takes is taken, no other. */
class RecordedSchedulesTest {

  private static final Path RECORDED =
      Path.of(System.getProperty("daybook.root", ".."), "conformance", "schedules.jsonl");

  private final ScheduleType type = new ScheduleType(Clock.systemUTC());

  @Test
  void takesWhatTheReferenceTakesAndNoOther() throws IOException {
    List<JsonNode> recorded = recorded();

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

  private static List<JsonNode> recorded() throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(RECORDED)) {
      JsonNode row = Json.parse(line);
      if (row.has("schedule")) {
        rows.add(row);
      }
    }
    return rows;
  }
}
