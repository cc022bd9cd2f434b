package io.daybook.query.search;

import io.daybook.wire.Json;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** A word that did not have to be found. */
record LeftOut(String word, Reason reason) {

  enum Reason {
    /** It tells nothing: see {@link NoWeight}. */
    NO_WEIGHT,
    /** No document has it, of those that the filters let through. */
    UNKNOWN
  }

  ObjectNode answer() {
    return Json.object().put("word", word).put("reason", reason.name().toLowerCase(Locale.ROOT));
  }
}
