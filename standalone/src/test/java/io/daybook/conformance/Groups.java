package io.daybook.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Expected rows in order, where {@code {"n": 1, "of": [..]}} means n of these in any order. */
final class Groups {
  private Groups() {}

  static boolean match(JsonNode groups, List<JsonNode> got) {
    int position = 0;
    for (JsonNode group : groups) {
      int n = group.isString() ? 1 : group.path("n").intValue();
      if (position + n > got.size()) {
        return false;
      }
      List<JsonNode> part = got.subList(position, position + n);
      if (group.isString() ? !part.getFirst().equals(group) : !within(group.path("of"), part)) {
        return false;
      }
      position += n;
    }
    return position == got.size();
  }

  private static boolean within(JsonNode of, List<JsonNode> part) {
    List<JsonNode> left = new ArrayList<>();
    of.forEach(left::add);
    return part.stream().allMatch(left::remove);
  }

  /** All names that may stand in these rows. */
  static List<String> names(JsonNode rows) {
    List<String> out = new ArrayList<>();
    for (JsonNode row : rows) {
      (row.isObject() ? row.path("of").valueStream() : Stream.of(row))
          .forEach(name -> out.add(name.asString()));
    }
    return out;
  }

  /** Are there groups among these rows? */
  static boolean any(JsonNode rows) {
    return rows.valueStream().anyMatch(JsonNode::isObject);
  }
}
