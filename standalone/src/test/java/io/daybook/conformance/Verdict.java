package io.daybook.conformance;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What read cases and sequences judge alike. */
final class Verdict {
  private Verdict() {}

  /**
   * Judges the status.
   *
   * @param reference the server is the reference itself: where it fails with 5xx, recorded as any
   *     4xx, that is right
   */
  static List<String> status(JsonNode expect, Wire.Answer answer, boolean reference) {
    JsonNode expected = expect.path("status");
    int got = answer.status();
    if (expected.isString()) {
      boolean right = (got >= 400 && got < 500) || (reference && got >= 500);
      return right ? List.of() : List.of("status: expected any 4xx, got " + got);
    }
    return expected.intValue() == got
        ? List.of()
        : List.of(
            "status: expected %d, got %d %s"
                .formatted(expected.intValue(), got, Json.brief(answer.body(), 200)));
  }

  /** Any 4xx is right, and says nothing more. */
  static boolean isOpen(JsonNode expect) {
    return expect.path("status").isString();
  }

  static List<String> error(JsonNode expected, JsonNode answer, Normaliser names) {
    return Difference.between(expected, ErrorShape.of(answer, names));
  }
}
