package io.daybook.oddjson;

import java.util.List;

/** Values that no route keeps. */
final class Refused {

  static final List<String> VALUES =
      List.of(
          "7".repeat(4301),
          "-" + "7".repeat(4301),
          "0." + "7".repeat(4301),
          "[".repeat(500) + "]".repeat(500),
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "{\"\\u0000\": 1}",
          "{\"\\udfff\": 1}",
          "{\"" + "k".repeat(60_000) + "\": 1}",
          "01",
          "tru",
          "\"\t\"",
          "[1,]",
          "");

  private Refused() {}
}
