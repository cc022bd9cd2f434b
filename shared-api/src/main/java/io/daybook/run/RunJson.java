package io.daybook.run;

import static io.daybook.run.RunStateJson.text;

import io.daybook.wire.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the answers about flow runs and task runs have in common. */
final class RunJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RunJson() {}

  static void putIdentity(ObjectNode node, Run run, Instant created, Instant updated) {
    node.put("id", run.id().toString());
    node.put("created", Timestamps.format(created));
    node.put("updated", Timestamps.format(updated));
    node.put("name", run.name());
  }

  static void putState(ObjectNode node, @Nullable RunState state) {
    node.put("state_id", state == null ? null : state.id().toString());
    node.put("state_type", state == null ? null : state.type().name());
    node.put("state_name", state == null ? null : state.name());
    node.set("state", state == null ? JSON.nullNode() : RunStateJson.of(state));
  }

  static void putTimes(ObjectNode node, RunTimes times) {
    node.put("run_count", times.runCount());
    node.put("expected_start_time", text(times.expectedStart()));
    node.put("next_scheduled_start_time", text(times.nextScheduledStart()));
    node.put("start_time", text(times.start()));
    node.put("end_time", text(times.end()));
    node.put("total_run_time", seconds(times.total()));
  }

  static ArrayNode strings(@Nullable List<String> values) {
    ArrayNode array = JSON.arrayNode();
    if (values != null) {
      values.forEach(array::add);
    }
    return array;
  }

  static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / 1e9;
  }
}
