package io.daybook.command.audit;

import io.daybook.ledger.EventMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who tried what, and why it was refused.
 *
 * @param by who asked, from where and why; its command is the one that was sent, if one was
 * @param path with the names of its variables, such as {@code /api/flows/{id}}
 * @param target the path as it was sent
 * @param error what the client was told
 */
record Refusal(
    Instant at,
    EventMetadata by,
    String method,
    String path,
    String target,
    Subject subject,
    SentBody body,
    int status,
    String error) {

  /** How many characters of a text are kept, the body apart. */
  private static final int LONGEST = 4_000;

  Refusal {
    error = cut(error);
  }

  /** The beginning of a text: many may wait in memory, and clients give names of any length. */
  static String cut(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST));
  }

  /**
   * The beginning of a body.
   *
   * @param kept null where nothing was sent, or is to be kept
   * @param bytes how long the whole is
   */
  record SentBody(@Nullable String kept, long bytes) {

    static final SentBody NONE = new SentBody(null, 0);

    /** A cut may end within a character, of which nothing is kept then. */
    static SentBody of(byte[] bytes, int most) {
      int length = Math.min(bytes.length, most);
      if (length == 0) {
        return new SentBody(null, bytes.length);
      }
      String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
      boolean endsWithin = length < bytes.length && text.endsWith("\uFFFD");
      String kept = endsWithin ? text.substring(0, text.length() - 1) : text;
      return new SentBody(kept, bytes.length);
    }
  }
}
