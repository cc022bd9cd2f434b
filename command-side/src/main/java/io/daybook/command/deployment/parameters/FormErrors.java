package io.daybook.command.deployment.parameters;

import io.daybook.command.schema.JsonSchemas.Violation;
import io.daybook.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is wrong with a form, as a tree of its fields: {@code {"property": name, "errors": […]}}, of
 * items of lists {@code {"index": n, …}}, and texts at the ends.
 */
final class FormErrors {

  private final ObjectNode answer = Json.object();
  private final ArrayNode errors = answer.putArray("errors");

  void add(Violation violation) {
    ArrayNode at = errors;
    for (Object step : violation.path()) {
      at = below(at, step);
    }
    at.add(violation.message());
  }

  ObjectNode answer() {
    return answer.put("valid", errors.isEmpty());
  }

  private static ArrayNode below(ArrayNode at, Object step) {
    for (JsonNode entry : at) {
      if (entry.get("errors") instanceof ArrayNode found && step.equals(stepOf(entry))) {
        return found;
      }
    }
    ObjectNode entry = at.addObject();
    if (step instanceof Integer index) {
      entry.put("index", index);
    } else {
      entry.put("property", step.toString());
    }
    return entry.putArray("errors");
  }

  private static Object stepOf(JsonNode entry) {
    return entry.has("index") ? entry.get("index").intValue() : entry.path("property").asString();
  }
}
