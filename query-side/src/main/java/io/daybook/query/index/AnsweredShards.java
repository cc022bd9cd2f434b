package io.daybook.query.index;

import java.nio.charset.StandardCharsets;

/** How many shards a search reached, which its answer tells before anything else. */
final class AnsweredShards {
  private static final String TOTAL = "\"_shards\":{\"total\":";
  private static final int FRONT = 1_000;

  private AnsweredShards() {}

  /** Their number; 0 if the answer does not tell it. */
  static int of(byte[] answer) {
    int length = Math.min(answer.length, FRONT);
    String front = new String(answer, 0, length, StandardCharsets.ISO_8859_1);
    int begin = front.indexOf(TOTAL);
    int total = 0;
    if (begin >= 0) {
      for (int at = begin + TOTAL.length(); at < length && isDigit(front.charAt(at)); at++) {
        total = 10 * total + front.charAt(at) - '0';
      }
    }
    return total;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
