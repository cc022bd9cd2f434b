package io.daybook.history;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies JSON Patches of the three operations that differences are made of. */
final class Patches {

  private Patches() {}

  static @Nullable JsonNode apply(@Nullable JsonNode document, JsonNode patch) {
    JsonNode result = document == null ? null : document.deepCopy();
    for (JsonNode operation : patch) {
      result = apply(result, operation.path("path").asString(), operation);
    }
    return result;
  }

  private static @Nullable JsonNode apply(
      @Nullable JsonNode document, String pointer, JsonNode operation) {
    boolean removes = operation.path("op").asString().equals("remove");
    if (pointer.isEmpty()) {
      return removes ? null : operation.path("value");
    }
    List<String> keys =
        Arrays.stream(pointer.substring(1).split("/", -1))
            .map(key -> key.replace("~1", "/").replace("~0", "~"))
            .toList();
    ObjectNode parent = (ObjectNode) Objects.requireNonNull(document);
    for (String key : keys.subList(0, keys.size() - 1)) {
      parent = (ObjectNode) parent.path(key);
    }
    boolean there = parent.has(keys.getLast());
    if (there == operation.path("op").asString().equals("add")) {
      throw new AssertionError(operation + " does not suit " + parent);
    }
    if (removes) {
      parent.remove(keys.getLast());
    } else {
      parent.set(keys.getLast(), operation.path("value"));
    }
    return document;
  }
}
