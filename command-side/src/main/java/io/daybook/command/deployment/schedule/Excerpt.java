package io.daybook.command.deployment.schedule;

/** Texts of requests in messages: one that is too long is not repeated. */
final class Excerpt {

  /** Longer ones say nothing that a schedule needs. */
  static final int LONGEST = 6500;

  private static final int SHOWN = 40;

  private Excerpt() {}

  static boolean isTooLong(String text) {
    return text.length() > LONGEST && length(text) > LONGEST;
  }

  /** As Python counts. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text, or only how it begins. */
  static String of(String text) {
    return isTooLong(text) ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "..." : text;
  }
}
