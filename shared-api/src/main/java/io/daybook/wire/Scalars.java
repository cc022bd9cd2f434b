package io.daybook.wire;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading of single values that need no settings. */
final class Scalars {

  private static final Set<String> TRUE = Set.of("1", "true", "t", "yes", "y", "on");
  private static final Set<String> FALSE = Set.of("0", "false", "f", "no", "n", "off");

  private Scalars() {}

  static @Nullable Boolean bool(JsonNode value, Location at) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    String text = word(value);
    if (text == null) {
      at.fail("bool_type", "Input should be a valid boolean", value);
      return null;
    }
    if (TRUE.contains(text)) {
      return true;
    }
    if (FALSE.contains(text)) {
      return false;
    }
    at.fail("bool_parsing", "Input should be a valid boolean, unable to interpret input", value);
    return null;
  }

  /** The text that stands for a boolean; null where the kind of value can't be one. */
  private static @Nullable String word(JsonNode value) {
    if (value.isString()) {
      return value.stringValue().toLowerCase(Locale.ROOT);
    }
    if (value.isInt() || value.isLong()) {
      return Long.toString(value.longValue());
    }
    if (value.isFloatingPointNumber() && isWhole(value.doubleValue())) {
      return Long.toString((long) value.doubleValue());
    }
    return null;
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < Long.MAX_VALUE;
  }

  static @Nullable OffsetDateTime dateTime(JsonNode value, Location at) {
    OffsetDateTime time = null;
    if (value.isString()) {
      time = Timestamps.parse(value.stringValue());
    } else if (value.isIntegralNumber()
        || (value.isNumber() && Double.isFinite(value.doubleValue()))) {
      time = Timestamps.ofEpoch(new BigDecimal(value.asString()));
    }
    if (time == null) {
      String msg =
          value.isString()
              ? "Value error, Unable to parse string [" + value.stringValue() + "]"
              : "value is not a valid datetime";
      at.fail("value_error", msg, value);
    }
    return time;
  }

  static @Nullable ObjectNode labels(JsonNode value, Location at) {
    if (value.isNull()) {
      return Json.object();
    }
    ObjectNode labels = Types.OBJECT.read(value, at);
    if (labels != null) {
      labels.properties().forEach(e -> label(e.getValue(), at.key(e.getKey())));
    }
    return labels;
  }

  private static void label(JsonNode value, Location at) {
    if (value.isContainer() || value.isNull()) {
      at.key("bool").fail("bool_type", "Input should be a valid boolean", value);
      at.key("int").fail("int_type", "Input should be a valid integer", value);
      at.key("float").fail("float_type", "Input should be a valid number", value);
      at.key("str").fail("string_type", "Input should be a valid string", value);
    }
  }

  /** Without leading and trailing white space, as Python sees it. */
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (from < to && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return Character.isSpaceChar(c) || (c >= '\t' && c <= '\r') || c == '\u0085';
  }
}
