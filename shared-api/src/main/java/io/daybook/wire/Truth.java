package io.daybook.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What counts as true in the reference's checks before a value is read: Python's notion. */
public final class Truth {

  private Truth() {}

  public static boolean of(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return false;
    }
    if (value.isNumber()) {
      return value.doubleValue() != 0;
    }
    return value.isBoolean() ? value.booleanValue() : !isEmpty(value);
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isString() ? value.stringValue().isEmpty() : value.isEmpty();
  }
}
