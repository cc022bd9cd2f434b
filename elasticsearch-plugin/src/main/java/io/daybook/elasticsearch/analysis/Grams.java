package io.daybook.elasticsearch.analysis;

import org.elasticsearch.index.IndexSettings;

/** The lengths of grams in code points, both bounds included. */
record Grams(int min, int max) {
  /** Holds {@code index.max_ngram_diff}, as a full cluster does. */
  Grams within(IndexSettings index) {
    int allowed = index.getMaxNgramDiff();
    if (max - min > allowed) {
      throw new IllegalArgumentException(
          "The difference between max_gram and min_gram must be less than or equal to: ["
              + allowed
              + "] but was ["
              + (max - min)
              + "]. This limit can be set by changing the ["
              + IndexSettings.MAX_NGRAM_DIFF_SETTING.getKey()
              + "] index level setting.");
    }
    return this;
  }
}
