package io.daybook.query.history;

import io.daybook.wire.ApiException;
import org.jspecify.annotations.Nullable;

/** Numbers in the query of a request. */
final class Numbers {

  private Numbers() {}

  /**
   * @param most the largest that is allowed
   * @throws ApiException 422 if it is no number from 0 to the largest
   */
  static long read(String name, @Nullable String text, long fallback, long most) {
    if (text == null || text.isEmpty()) {
      return fallback;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) { // told below
    }
    throw ApiException.detail(
        422,
        most == Long.MAX_VALUE
            ? "Invalid %s: must be a number from 0.".formatted(name)
            : "Invalid %s: must be a number from 0 to %d.".formatted(name, most));
  }
}
