package io.daybook.query.history;

import io.daybook.wire.ApiException;
import org.jspecify.annotations.Nullable;

/** Switches in the query of a request. */
final class Flags {

  private Flags() {}

  /**
   * @throws ApiException 422 if it is neither true nor false
   */
  static boolean read(String name, @Nullable String text, boolean fallback) {
    return switch (text) {
      case null -> fallback;
      case "true" -> true;
      case "false" -> false;
      default -> throw ApiException.detail(422, "Invalid " + name + ": must be true or false.");
    };
  }
}
