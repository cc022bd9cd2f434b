package io.daybook.query.testing;

import io.daybook.query.index.IndexText;
import io.daybook.wire.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Documents of runs as the projections write them, as far as filters look at them. */
public final class RunDocuments {
  private RunDocuments() {}

  /** A run whose number is given, of a deployment's document or of none. */
  public static ObjectNode flowRun(String name, int number, @Nullable ObjectNode deployment) {
    ObjectNode run =
        run("fr:" + name, name)
            .put("number", number)
            .put("flow_id", Documents.id("flow:none"))
            .put("auto_scheduled", false)
            .put("has_created_by", false);
    if (deployment != null) {
      run.set("flow_id", deployment.path("flow_id"));
      run.set("deployment_id", deployment.path("id"));
      run.set("deployment_number", deployment.path("number"));
    }
    return run;
  }

  /** A task run of a flow run's document, or of none. */
  public static ObjectNode taskRun(String name, @Nullable ObjectNode flowRun) {
    ObjectNode run = run("tr:" + name, name).put("subflow", false);
    if (flowRun != null) {
      run.set("flow_run_id", flowRun.path("id"));
      run.set("flow_run_number", flowRun.path("number"));
      run.set("flow_id", flowRun.path("flow_id"));
      run.set("deployment_number", flowRun.path("deployment_number").deepCopy());
      if (run.path("deployment_number").isMissingNode()) {
        run.remove("deployment_number");
      }
    }
    return run;
  }

  private static ObjectNode run(String key, String name) {
    ObjectNode document =
        Json.object()
            .put("id", Documents.id(key))
            .put("name", name)
            .put("name_lower", IndexText.folded(name))
            .put("name_key", IndexText.sortKey(name));
    document.putArray("tags");
    document.putObject("body").put("name", name);
    return document;
  }

  /** With a state whose name may differ from its type. */
  public static ObjectNode inState(ObjectNode run, String name) {
    String type = "Late".equals(name) ? "SCHEDULED" : name.toUpperCase(Locale.ROOT);
    return run.put("state_type", type).put("state_name", name);
  }

  public static ObjectNode tagged(ObjectNode run, String... tags) {
    ArrayNode array = run.putArray("tags");
    List.of(tags).forEach(array::add);
    return run;
  }

  /** With its times, each an hour of a day or null. */
  public static ObjectNode at(
      ObjectNode run, @Nullable Integer expected, @Nullable Integer start, @Nullable Integer end) {
    return put(run, "expected_start_time", expected)
        .put("start_time", micros(start))
        .put("end_time", micros(end))
        .put("start_or_expected", micros(start == null ? expected : start));
  }

  public static ObjectNode next(ObjectNode run, int hour) {
    return put(run, "next_scheduled_start_time", hour);
  }

  private static ObjectNode put(ObjectNode run, String field, @Nullable Integer hour) {
    return run.put(field, micros(hour));
  }

  private static @Nullable Long micros(@Nullable Integer hour) {
    Instant day = Instant.parse("2026-01-01T00:00:00Z");
    return hour == null
        ? null
        : ChronoUnit.MICROS.between(Instant.EPOCH, day.plus(hour, ChronoUnit.HOURS));
  }
}
