package io.daybook.history;

import java.util.IdentityHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** About how long values are as JSON; each is measured once, however often it is asked for. */
final class JsonLengths {
  private static final long SIGNS = 3;

  private final IdentityHashMap<JsonNode, Long> containers = new IdentityHashMap<>();

  long of(JsonNode value) {
    if (value.isString()) {
      return value.stringValue().length() + SIGNS;
    }
    if (!value.isContainer()) {
      return value.asString().length() + SIGNS;
    }
    Long known = containers.get(value);
    if (known == null) {
      known = measured(value);
      containers.put(value, known);
    }
    return known;
  }

  private long measured(JsonNode container) {
    long length = SIGNS;
    if (container instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : object.properties()) {
        length += entry.getKey().length() + SIGNS + of(entry.getValue());
      }
    } else {
      for (JsonNode element : container) {
        length += of(element);
      }
    }
    return length;
  }
}
