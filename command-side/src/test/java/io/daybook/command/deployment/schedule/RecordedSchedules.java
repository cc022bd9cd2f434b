package io.daybook.command.deployment.schedule;

import io.daybook.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The files of schedules in the conformance kit. */
final class RecordedSchedules {

  private static final Path FOLDER =
      Path.of(System.getProperty("daybook.root", ".."), "conformance");

  private RecordedSchedules() {}

  /** Its rows, but for those that hold on another release of the tz database alone. */
  static List<JsonNode> in(String file) throws IOException {
    return rows(file).stream().filter(row -> !row.has("tzdata")).toList();
  }

  static List<JsonNode> rows(String file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve(file))) {
      JsonNode row = Json.parse(line);
      if (row.has("schedule")) {
        rows.add(row);
      }
    }
    return rows;
  }

  static ScheduleWindow window(JsonNode row) {
    JsonNode window = row.path("window");
    return new ScheduleWindow(
        Instant.parse(window.path("start_time").asString()),
        Instant.parse(window.path("end_time").asString()),
        Duration.ofSeconds(window.path("min_time").asLong(3600)),
        window.path("min_runs").asInt(3),
        window.path("max_runs").asInt(100));
  }

  static List<Instant> runs(JsonNode row) {
    return row.at("/expect/runs").valueStream().map(r -> Instant.parse(r.asString())).toList();
  }
}
