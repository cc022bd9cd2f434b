package io.daybook.history;

import io.daybook.wire.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values in the record of a change that are not stored with it: they stand in the deployment after
 * the change, or in the one before, which the revision before it has. So a record takes little
 * room, whatever the change was.
 */
final class LargeValues {

  /** The key of a record under which it says where its values are. */
  static final String KEY = "references";

  private static final String AT = "at";
  private static final String AFTER = "after";
  private static final String POINTER = "pointer";

  /** Of one value that is stored, in characters. */
  private static final int LARGE = 4 << 10;

  /** Of all values of a record that are stored. */
  private static final int MOST = 128 << 10;

  private final ArrayNode references = Json.MAPPER.createArrayNode();
  private int room = MOST;

  ArrayNode references() {
    return references;
  }

  /**
   * Puts a value into a record, or says where it is.
   *
   * @param at of the object in the record
   * @param after whether it is of the deployment after the change
   */
  void put(ObjectNode into, String key, String at, JsonNode value, boolean after, String pointer) {
    int length = length(value);
    if (length <= LARGE && length <= room) {
      room -= length;
      into.set(key, value);
    } else {
      into.putNull(key);
      references.addObject().put(AT, at + "/" + key).put(AFTER, after).put(POINTER, pointer);
    }
  }

  private static int length(JsonNode value) {
    if (value.isString() && value.stringValue().length() > LARGE) {
      return Integer.MAX_VALUE;
    }
    return Json.text(value).length();
  }

  /**
   * Puts all values in their places.
   *
   * @param record as it is stored; it is changed
   * @param before the deployment before, as it was compared; null if it is not known
   */
  static void fill(ObjectNode record, @Nullable JsonNode before, JsonNode after) {
    JsonNode references = record.remove(KEY);
    for (JsonNode reference : references) {
      JsonNode side = reference.path(AFTER).booleanValue() ? after : before;
      JsonPointer at = JsonPointer.compile(reference.path(AT).stringValue());
      ObjectNode in = (ObjectNode) record.at(at.head());
      String key = at.last().getMatchingProperty();
      JsonNode value = side == null ? null : side.at(reference.path(POINTER).stringValue());
      if (value == null || value.isMissingNode()) {
        in.remove(key);
      } else {
        in.set(key, value);
      }
    }
  }
}
