package io.daybook.query.paging;

import io.daybook.wire.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The text that stands for a place in a list: behind the row with these sort values, wherever rows
 * are written or removed meanwhile. It is opaque to clients and holds no secret: a version, the
 * digest of the question that it belongs to, the sort values, and a checksum over all of that.
 */
public final class Cursor {
  /** Raised with every change of what a cursor holds: older ones are refused, and say why. */
  private static final byte VERSION = 1;

  private static final int DIGEST = 8;
  private static final int HEAD = 1 + DIGEST;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  /** What a sort value is. A text may be null: the row has no such field. */
  public enum Value {
    TEXT,
    WHOLE,
    REAL;

    boolean reads(JsonNode value) {
      return switch (this) {
        case TEXT -> value.isString() || value.isNull();
        case WHOLE -> value.isIntegralNumber() && value.canConvertToLong();
        case REAL -> value.isNumber() && Double.isFinite(value.doubleValue());
      };
    }
  }

  /** What a client's text stands for. */
  public sealed interface Place {

    /** The beginning of the list: the empty text. */
    record Beginning() implements Place {}

    /**
     * Behind a row.
     *
     * @param sortValues a JSON array, for {@code search_after}
     */
    record Behind(String sortValues) implements Place {}

    /**
     * None of this list's places.
     *
     * @param why a sentence for the one who asked
     */
    record Refused(String why) implements Place {}
  }

  private Cursor() {}

  /**
   * The cursor behind a row.
   *
   * @param question the filters and the order, as anything that is the same JSON for the same
   *     question; not what may change from page to page, such as the limit
   * @param sortValues the row's: {@link Hit#sortValues}
   */
  public static String behind(Object question, String sortValues) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(sortValues.length() + 32);
    out.write(VERSION);
    out.writeBytes(digest(Json.bytes(question)));
    out.writeBytes(sortValues.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(digest(out.toByteArray()));
    return TEXT.encodeToString(out.toByteArray());
  }

  /**
   * Reads a client's text; whatever it is, this answers.
   *
   * @param question as in {@link #behind}
   * @param values what the list's sort values are, in their order
   */
  public static Place read(String text, Object question, List<Value> values) {
    if (text.isEmpty()) {
      return new Place.Beginning();
    }
    byte[] bytes = decoded(text);
    if (bytes == null || bytes.length <= HEAD + DIGEST || !isWhole(bytes)) {
      return new Place.Refused("this is no cursor: pass on what the last page answered, or \"\"");
    }
    if (bytes[0] != VERSION) {
      return new Place.Refused(
          "the cursor was made by another version of Daybook: begin again with \"\"");
    }
    if (!Arrays.equals(bytes, 1, HEAD, digest(Json.bytes(question)), 0, DIGEST)) {
      return new Place.Refused(
          "the cursor belongs to other filters or another sort: begin again with \"\"");
    }
    String sortValues =
        new String(bytes, HEAD, bytes.length - HEAD - DIGEST, StandardCharsets.UTF_8);
    return are(values, sortValues)
        ? new Place.Behind(sortValues)
        : new Place.Refused("the cursor's values are not those of this list");
  }

  private static byte @Nullable [] decoded(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return TEXT.encodeToString(bytes).equals(text) ? bytes : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static boolean isWhole(byte[] bytes) {
    int end = bytes.length - DIGEST;
    byte[] checksum = digest(Arrays.copyOf(bytes, end));
    return Arrays.equals(bytes, end, bytes.length, checksum, 0, DIGEST);
  }

  private static boolean are(List<Value> values, String sortValues) {
    try {
      JsonNode array = Json.received(sortValues);
      if (!array.isArray() || array.size() != values.size()) {
        return false;
      }
      for (int i = 0; i < values.size(); i++) {
        if (!values.get(i).reads(array.get(i))) {
          return false;
        }
      }
      return true;
    } catch (JacksonException _) {
      return false;
    }
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bytes), DIGEST);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
