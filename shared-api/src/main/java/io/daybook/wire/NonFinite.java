package io.daybook.wire;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** NaN and the infinities, which Python's JSON has and PostgreSQL's has not: they become null. */
final class NonFinite {

  private NonFinite() {}

  /** The document without them; itself where it has none. */
  static JsonNode nulled(JsonNode node) {
    return isIn(node) ? copy(node) : node;
  }

  private static boolean isIn(JsonNode node) {
    return node.isContainer() ? node.valueStream().anyMatch(NonFinite::isIn) : is(node);
  }

  private static boolean is(JsonNode node) {
    return node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue());
  }

  private static JsonNode copy(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode out = Json.object();
        object.properties().forEach(e -> out.set(e.getKey(), copy(e.getValue())));
        yield out;
      }
      case ArrayNode array -> {
        ArrayNode out = JsonNodeFactory.instance.arrayNode();
        array.forEach(e -> out.add(copy(e)));
        yield out;
      }
      default -> is(node) ? JsonNodeFactory.instance.nullNode() : node;
    };
  }
}
