package io.daybook.query.projection;

import io.daybook.filter.StateType;
import io.daybook.query.index.IndexText;
import io.daybook.run.Run;
import io.daybook.run.RunState;
import io.daybook.run.RunTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the documents of flow runs and task runs have in common; times are microseconds. */
final class RunDocuments {

  private RunDocuments() {}

  /**
   * @param states the ids of all states that it was in
   */
  static ObjectNode document(
      Run run, Instant created, Instant updated, List<String> tags, List<UUID> states) {
    ObjectNode document = Documents.document(run.id(), run.name(), created, updated);
    Documents.putExact(document, "tags", tags);
    putState(document, run.state(), run.times());
    putTimes(document, run.times());
    ArrayNode ids = document.putArray("state_ids");
    states.forEach(id -> ids.add(id.toString()));
    return document;
  }

  private static void putState(ObjectNode document, @Nullable RunState state, RunTimes times) {
    if (state != null) {
      document
          .put("state_id", state.id().toString())
          .put("state_type", state.type().name())
          .put("state_name", IndexText.exact(state.name()))
          .put("state_timestamp", Documents.micros(state.timestamp()));
      if (state.type() == StateType.RUNNING) {
        document.put("running_since", Documents.micros(state.timestamp().minus(times.total())));
      }
    }
  }

  private static void putTimes(ObjectNode document, RunTimes times) {
    Instant start = times.start();
    Instant expected = times.expectedStart();
    document.put("run_count", times.runCount()).put("total_run_time", micros(times.total()));
    putTime(document, "start_time", start);
    putTime(document, "end_time", times.end());
    putTime(document, "expected_start_time", expected);
    putTime(document, "next_scheduled_start_time", times.nextScheduledStart());
    putTime(document, "start_or_expected", start == null ? expected : start);
    if (start != null && expected != null) {
      document.put("start_delay", Math.max(0, micros(Duration.between(expected, start))));
    }
  }

  private static void putTime(ObjectNode document, String field, @Nullable Instant time) {
    if (time != null) {
      document.put(field, Documents.micros(time));
    }
  }

  static void putId(ObjectNode document, String field, @Nullable UUID id) {
    if (id != null) {
      document.put(field, id.toString());
    }
  }

  static void putExact(ObjectNode document, String field, @Nullable String text) {
    if (text != null) {
      document.put(field, IndexText.exact(text));
    }
  }

  private static long micros(Duration duration) {
    return duration.getSeconds() * 1_000_000 + duration.getNano() / 1_000;
  }
}
