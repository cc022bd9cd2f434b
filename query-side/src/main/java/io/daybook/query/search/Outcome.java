package io.daybook.query.search;

import tools.jackson.databind.JsonNode;

/** What was found, and as what the text was read. */
record Outcome(Reading reading, Found found) {
  /** The aggregation that counts what was found by each part of the text. */
  static final String PARTS = "parts";

  boolean isEmpty() {
    return found.total() == 0;
  }

  /** Whether something was found, and everything that must be there in some of it. */
  boolean hasEveryWord() {
    return !isEmpty() && !(reading.mayMissWords() && missesOne());
  }

  private boolean missesOne() {
    JsonNode counts = found.aggregations().path(PARTS);
    return reading.needed().stream().anyMatch(part -> Vocabulary.isNowhere(counts, part));
  }
}
