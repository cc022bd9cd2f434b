package io.daybook.history;

import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares two bodies, key by key. What is told of an object is never much larger than the object:
 * where so much of it changed that the way to each value would take more room than the object, the
 * object is told as a whole.
 */
final class Comparison {

  /** Of operations and fields, beside the keys on the way to a value. */
  private static final int FRAME = 60;

  /** So much room may be taken by the ways to values within an object in any case. */
  private static final int LITTLE = 16 << 10;

  /** And so much in no case. */
  private static final int MUCH = 64 << 10;

  private final List<Difference.Entry> told = new ArrayList<>();
  private final JsonLengths lengths = new JsonLengths();
  private long ways;

  private Comparison() {}

  /** What is different, in the order of the keys before, and then of those that came. */
  static List<Difference.Entry> of(ObjectNode before, ObjectNode after) {
    Comparison comparison = new Comparison();
    comparison.compare(KeyPath.ROOT, before, after);
    return comparison.told;
  }

  private void compare(KeyPath path, ObjectNode before, ObjectNode after) {
    int begin = told.size();
    long waysBefore = ways;
    for (Map.Entry<String, JsonNode> old : before.properties()) {
      compareValues(path.to(old.getKey()), old.getValue(), after.get(old.getKey()));
      if (isTooMuch(path, waysBefore)) {
        tellWhole(path, before, after, begin, waysBefore);
        return;
      }
    }
    for (Map.Entry<String, JsonNode> now : after.properties()) {
      if (!before.has(now.getKey())) {
        tell(path.to(now.getKey()), null, now.getValue());
      }
      if (isTooMuch(path, waysBefore)) {
        tellWhole(path, before, after, begin, waysBefore);
        return;
      }
    }
    if (!path.isRoot() && ways - waysBefore > LITTLE && isLonger(path, before, after, begin)) {
      tellWhole(path, before, after, begin, waysBefore);
    }
  }

  private void compareValues(KeyPath path, JsonNode before, @Nullable JsonNode after) {
    if (before instanceof ObjectNode was && after instanceof ObjectNode is) {
      compare(path, was, is);
    } else if (after == null || !isSame(before, after)) {
      tell(path, before, after);
    }
  }

  private void tell(KeyPath path, @Nullable JsonNode before, @Nullable JsonNode after) {
    told.add(new Difference.Entry(path, before, after));
    ways += way(path);
  }

  private static long way(KeyPath path) {
    return 2 * (path.length() + FRAME);
  }

  private boolean isTooMuch(KeyPath path, long waysBefore) {
    return !path.isRoot() && ways - waysBefore > MUCH;
  }

  private boolean isLonger(KeyPath path, ObjectNode before, ObjectNode after, int begin) {
    long length = 0;
    for (Difference.Entry entry : told.subList(begin, told.size())) {
      length += way(entry.path()) + length(entry.from()) + 2 * length(entry.to());
    }
    return length > way(path) + length(before) + 2 * length(after);
  }

  private long length(@Nullable JsonNode value) {
    return value == null ? 0 : lengths.of(value);
  }

  private void tellWhole(
      KeyPath path, ObjectNode before, ObjectNode after, int begin, long waysBefore) {
    told.subList(begin, told.size()).clear();
    ways = waysBefore;
    tell(path, before, after);
  }

  /** Whether they are written alike: 1 and 1.0 are not, a number that is answered as null is. */
  private static boolean isSame(JsonNode before, JsonNode after) {
    return before.equals(after)
        || (!before.isString() && Json.text(before).equals(Json.text(after)));
  }

  /** JSON Patch (RFC 6902). */
  static ArrayNode patch(List<Difference.Entry> entries) {
    ArrayNode patch = JsonNodeFactory.instance.arrayNode();
    for (Difference.Entry entry : entries) {
      JsonNode to = entry.to();
      String operation = entry.from() == null ? "add" : to == null ? "remove" : "replace";
      ObjectNode one = patch.addObject().put("op", operation).put("path", entry.path().pointer());
      if (to != null) {
        one.set("value", to);
      }
    }
    return patch;
  }
}
