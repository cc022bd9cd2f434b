package io.daybook.ledger;

import io.daybook.wire.Json;
import io.daybook.wire.Unicode;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** Writes as JSON what reads back as the same, and nothing else. */
final class Exact {

  private static final String NUL = "\\u0000";

  /** The escape itself, and not the end of an escaped backslash with text behind it. */
  private static final Pattern ESCAPED_NUL =
      Pattern.compile("(?<!\\\\)(\\\\\\\\)*+" + Pattern.quote(NUL));

  private Exact() {}

  /**
   * The JSON of a value.
   *
   * @param what it is, for the message
   * @throws UnwritableEventException if the JSON would not be read as this value, or a database
   *     would not take it as it is
   */
  static <T> String text(T value, Class<? extends T> type, String what) {
    try {
      String text = Json.EVENTS.writeValueAsString(value);
      if (!isStorable(text)) {
        throw new UnwritableEventException(
            what + " holds a NUL character or half a surrogate pair", null);
      }
      if (!isReadBack(value, type, text)) {
        throw new UnwritableEventException(what + " would not be read as it was written", null);
      }
      return text;
    } catch (JacksonException e) {
      throw new UnwritableEventException(
          what + " would not be readable: " + e.getOriginalMessage(), e);
    }
  }

  private static boolean isStorable(String json) {
    return Unicode.isStorable(json) && !(json.contains(NUL) && ESCAPED_NUL.matcher(json).find());
  }

  // Numbers and nulls of a tree have several classes that are written alike: where the values
  // differ, what they are written as decides.
  private static boolean isReadBack(Object value, Class<?> type, String text) {
    Object read = Json.EVENTS.readValue(text, type);
    return read.equals(value) || Json.EVENTS.writeValueAsString(read).equals(text);
  }
}
