package io.daybook.elasticsearch.analysis;

import java.io.Reader;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;

/** Replaces what a pattern finds, in front of a tokenizer or in a normalizer. */
record PatternReplace(String name, Pattern pattern, String replacement)
    implements NormalizingCharFilterFactory {

  @Override
  public Reader create(Reader text) {
    return new PatternReplaceCharFilter(pattern, replacement, text);
  }
}
