package io.daybook.command.deployment;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What counts as true in the reference's checks before a body is read: Python's notion. */
final class Truth {

  private Truth() {}

  static boolean of(@Nullable JsonNode value) {
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
