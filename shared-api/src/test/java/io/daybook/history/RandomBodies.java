package io.daybook.history;

import io.daybook.wire.Json;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of all sizes, and others that differ from them in little or in much. */
final class RandomBodies {
  private static final List<String> FIELDS =
      List.of("parameters", "job_variables", "labels", "schedules", "description", "updated");

  private final Random random;

  RandomBodies(long seed) {
    this.random = new Random(seed);
  }

  ObjectNode body() {
    ObjectNode body = Json.object();
    for (String field : FIELDS) {
      body.set(field, value(3, random.nextInt(4) == 0 ? 2_000 : 20));
    }
    return body;
  }

  /** Another one, in which a random part is not the same. */
  ObjectNode changed(ObjectNode body) {
    return (ObjectNode) changed(body, random.nextDouble(), true);
  }

  private JsonNode changed(JsonNode value, double share, boolean root) {
    if (value instanceof ObjectNode object && (root || random.nextDouble() < 0.9)) {
      ObjectNode changed = Json.object();
      object
          .properties()
          .forEach(entry -> {
            if (root || random.nextDouble() > share / 10) {
              changed.set(entry.getKey(), changed(entry.getValue(), share, false));
            }
          });
      if (!root && random.nextDouble() < share / 10) {
        changed.set(key(), value(1, 5));
      }
      return changed;
    }
    return random.nextDouble() < share ? value(1, 5) : value;
  }

  private JsonNode value(int depth, int width) {
    return switch (depth == 0 ? random.nextInt(4) : random.nextInt(8)) {
      case 0 -> Json.parse("null");
      case 1 -> Json.parse(Double.toString(random.nextInt(100) / 4.0));
      case 2 -> Json.parse(Long.toString(random.nextLong()));
      case 3 -> Json.object().put("text", text()).path("text");
      case 4 -> array(depth, width);
      default -> object(depth, width);
    };
  }

  private JsonNode array(int depth, int width) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    for (int i = random.nextInt(width + 1); i > 0; i--) {
      array.add(value(depth - 1, 3));
    }
    return array;
  }

  private JsonNode object(int depth, int width) {
    ObjectNode object = Json.object();
    for (int i = random.nextInt(width + 1); i > 0; i--) {
      object.set(key(), value(depth - 1, width / 100 + 2));
    }
    return object;
  }

  private String key() {
    String key = Integer.toString(random.nextInt(10_000), 36);
    return random.nextInt(100) == 0 ? key.repeat(1 + random.nextInt(3_000)) : key;
  }

  private String text() {
    String text = "a/b~ \"ä\uD83D\uDE00" + random.nextInt(1_000);
    return random.nextInt(50) == 0 ? text.repeat(1 + random.nextInt(2_000)) : text;
  }
}
