package io.daybook.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The paths at which two normalised documents differ. */
final class Difference {
  private Difference() {}

  static List<String> between(JsonNode expected, JsonNode got) {
    List<String> out = new ArrayList<>();
    compare(expected, got, "", out);
    return out;
  }

  private static void compare(JsonNode expected, JsonNode got, String path, List<String> out) {
    if (expected.isObject() && got.isObject()) {
      TreeSet<String> keys = new TreeSet<>(Json.BY_CODE_POINT);
      keys.addAll(expected.propertyNames());
      keys.addAll(got.propertyNames());
      keys.forEach(key -> property(expected, got, path + "." + key, key, out));
    } else if (expected.isArray() && got.isArray()) {
      if (expected.size() != got.size()) {
        out.add(
            "%s: expected %d items, got %d: %s"
                .formatted(path, expected.size(), got.size(), Json.brief(got, 160)));
        return;
      }
      for (int i = 0; i < expected.size(); i++) {
        compare(expected.get(i), got.get(i), path + "[" + i + "]", out);
      }
    } else if (!same(expected, got)) {
      out.add(
          "%s: expected %s, got %s"
              .formatted(path, Json.brief(expected, 120), Json.brief(got, 120)));
    }
  }

  private static void property(
      JsonNode expected, JsonNode got, String path, String key, List<String> out) {
    if (!expected.has(key)) {
      out.add(path + ": unexpected " + Json.brief(got.path(key), 80));
    } else if (!got.has(key)) {
      out.add(path + ": missing, expected " + Json.brief(expected.path(key), 80));
    } else {
      compare(expected.path(key), got.path(key), path, out);
    }
  }

  /** 1 and 1.0 are the same number, as in Python; true is no number. */
  private static boolean same(JsonNode a, JsonNode b) {
    return (a.isNumber() && b.isNumber())
        ? a.decimalValue().compareTo(b.decimalValue()) == 0
        : a.equals(b);
  }
}
