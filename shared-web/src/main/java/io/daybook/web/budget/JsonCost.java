package io.daybook.web.budget;

/**
 * About how much memory a document of JSON takes when it is read, told from its bytes before it is.
 * It may be fifty times its size, which is why its size alone says little.
 */
public final class JsonCost {

  /** The text as it was sent is copied some times: into strings, into an event, to the database. */
  private static final int BYTE = 6;

  // As measured, with room for what holds them.
  private static final int ARRAY = 104;
  private static final int OBJECT = 160;
  private static final int STRING = 64;
  private static final int MEMBER = 16;

  /** Of a text in another coding, in which no bracket can be told from a letter. */
  private static final int UNKNOWN = 52;

  private JsonCost() {}

  /** In bytes. */
  public static long of(byte[] json) {
    return isUtf8(json) ? ofUtf8(json) : (long) json.length * UNKNOWN;
  }

  private static long ofUtf8(byte[] json) {
    long cost = (long) json.length * BYTE;
    for (int i = 0; i < json.length; i++) {
      switch (json[i]) {
        case '[' -> cost += ARRAY;
        case '{' -> cost += OBJECT;
        case ',', ':' -> cost += MEMBER;
        case '"' -> {
          cost += STRING;
          i = endOfString(json, i + 1);
        }
        default -> {}
      }
    }
    return cost;
  }

  private static int endOfString(byte[] json, int from) {
    int i = from;
    while (i < json.length && json[i] != '"') {
      i += json[i] == '\\' ? 2 : 1;
    }
    return i;
  }

  /** In the others, each of the first characters has a byte of zero, or they begin with a mark. */
  private static boolean isUtf8(byte[] json) {
    for (int i = 0; i < Math.min(4, json.length); i++) {
      int b = json[i] & 0xFF;
      if (b == 0 || b >= 0xFE) {
        return false;
      }
    }
    return true;
  }
}
