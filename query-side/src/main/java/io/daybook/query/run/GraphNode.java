package io.daybook.query.run;

import io.daybook.wire.Json;
import io.daybook.wire.Timestamps;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A task run in the graph of its flow run, or the subflow that it stands for.
 *
 * @param task the task run, as it is answered
 * @param subflow null if it stands for none
 * @param flowName of the subflow
 */
record GraphNode(JsonNode task, @Nullable JsonNode subflow, String flowName) {

  private static final String ENCAPSULATING = "__parents__";

  String id() {
    return shown().path("id").stringValue();
  }

  private JsonNode shown() {
    return subflow == null ? task : subflow;
  }

  /** When it began or was to begin; null if nobody knows, and then it is in no graph. */
  @Nullable Instant start() {
    Instant ofSubflow =
        subflow == null ? null : first(subflow, "start_time", "expected_start_time");
    return ofSubflow == null ? first(task, "start_time", "expected_start_time") : ofSubflow;
  }

  @Nullable Instant end() {
    Instant ofSubflow = subflow == null ? null : first(subflow, "end_time");
    Instant end = ofSubflow == null ? first(task, "end_time") : ofSubflow;
    boolean hasEnded = task.path("state_type").asString("").equals("COMPLETED");
    return end == null && hasEnded ? first(task, "expected_start_time") : end;
  }

  /** The runs whose results it takes. */
  Set<String> parents() {
    Set<String> ids = new HashSet<>();
    task.path("task_inputs")
        .properties()
        .forEach(input -> {
          if (!input.getKey().equals(ENCAPSULATING)) {
            addIds(ids, input.getValue());
          }
        });
    return ids;
  }

  /** The runs within which it runs. */
  Set<String> encapsulating() {
    Set<String> ids = new HashSet<>();
    addIds(ids, task.path("task_inputs").path(ENCAPSULATING));
    return ids;
  }

  ObjectNode json(
      Collection<GraphNode> parents,
      Collection<GraphNode> children,
      Collection<GraphNode> encapsulating) {
    ObjectNode node = Json.object();
    node.put("kind", subflow == null ? "task-run" : "flow-run").put("id", id());
    String name = shown().path("name").asString("");
    node.put("label", subflow == null ? name : flowName + " / " + name);
    node.set("state_type", shown().path("state_type"));
    node.put("start_time", text(start())).put("end_time", text(end()));
    node.set("parents", edges(parents));
    node.set("children", edges(children));
    node.set("encapsulating", edges(encapsulating));
    node.putArray("artifacts");
    return node;
  }

  static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : Timestamps.format(time);
  }

  static @Nullable Instant first(JsonNode run, String... keys) {
    for (String key : keys) {
      OffsetDateTime time = Timestamps.parse(run.path(key).asString(""));
      if (time != null) {
        return time.toInstant();
      }
    }
    return null;
  }

  private static void addIds(Set<String> ids, JsonNode inputs) {
    for (JsonNode input : inputs) {
      String id = input.path("id").asString("");
      if (!id.isEmpty()) {
        ids.add(id);
      }
    }
  }

  private static ArrayNode edges(Collection<GraphNode> nodes) {
    List<JsonNode> edges = new ArrayList<>();
    nodes.forEach(node -> edges.add(Json.object().put("id", node.id())));
    return JsonNodeFactory.instance.arrayNode().addAll(edges);
  }
}
