package io.daybook.conformance;

import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Copies of documents with something changed at any depth. */
final class Trees {
  private Trees() {}

  static JsonNode replace(JsonNode node, String from, String to) {
    return copy(node, Set.of(), text -> text.replace(from, to));
  }

  /**
   * @param keys a list of keys, or a missing node
   */
  static JsonNode without(JsonNode node, JsonNode keys) {
    Set<String> ignored = new HashSet<>();
    keys.forEach(key -> ignored.add(key.stringValue()));
    return copy(node, ignored, UnaryOperator.identity());
  }

  private static JsonNode copy(JsonNode node, Set<String> ignored, UnaryOperator<String> text) {
    if (node.isString()) {
      return JsonNodeFactory.instance.stringNode(text.apply(node.stringValue()));
    }
    if (node.isArray()) {
      ArrayNode out = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> out.add(copy(item, ignored, text)));
      return out;
    }
    if (node.isObject()) {
      ObjectNode out = JsonNodeFactory.instance.objectNode();
      node.properties().stream()
          .filter(p -> !ignored.contains(p.getKey()))
          .forEach(p -> out.set(text.apply(p.getKey()), copy(p.getValue(), ignored, text)));
      return out;
    }
    return node;
  }

  /** The names of a list's or a page's rows (of polls: of the runs) that contain a text. */
  static JsonNode names(JsonNode body, String only) {
    JsonNode rows = body.isObject() ? body.path("results") : body;
    if (!rows.isArray() || !rows.valueStream().allMatch(JsonNode::isObject)) {
      return body;
    }
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    for (JsonNode row : rows) {
      JsonNode run = row.path("flow_run").isObject() ? row.path("flow_run") : row;
      JsonNode name = run.path("name");
      if (only.isEmpty() || name.asString("None").contains(only)) {
        names.add(name.isMissingNode() ? JsonNodeFactory.instance.nullNode() : name);
      }
    }
    return names;
  }
}
