package io.daybook.elasticsearch.analysis;

import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.CATENATE_ALL;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.GENERATE_WORD_PARTS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.PRESERVE_ORIGINAL;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.SPLIT_ON_NUMERICS;
import static org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterIterator;
import org.elasticsearch.common.settings.Settings;

/**
 * The settings of {@code word_delimiter_graph}: which parts of a compound become tokens.
 *
 * @param flags as Lucene has them
 */
record WordParts(int flags) {
  /** Each with its flag and whether it is on by default. */
  private static final Map<String, Flag> FLAGS = new LinkedHashMap<>();

  private record Flag(int bit, boolean byDefault) {}

  static {
    FLAGS.put("generate_word_parts", new Flag(GENERATE_WORD_PARTS, true));
    FLAGS.put("generate_number_parts", new Flag(GENERATE_NUMBER_PARTS, true));
    FLAGS.put("catenate_all", new Flag(CATENATE_ALL, false));
    FLAGS.put("preserve_original", new Flag(PRESERVE_ORIGINAL, false));
    FLAGS.put("split_on_case_change", new Flag(SPLIT_ON_CASE_CHANGE, true));
    FLAGS.put("split_on_numerics", new Flag(SPLIT_ON_NUMERICS, true));
    FLAGS.put("stem_english_possessive", new Flag(STEM_ENGLISH_POSSESSIVE, true));
  }

  static final Set<String> SETTINGS = FLAGS.keySet();
  static final WordParts BY_DEFAULT = of(new Options(Settings.EMPTY));

  static WordParts of(Options options) {
    int flags = 0;
    for (var setting : FLAGS.entrySet()) {
      Flag flag = setting.getValue();
      flags |= options.is(setting.getKey(), flag.byDefault()) ? flag.bit() : 0;
    }
    return new WordParts(flags);
  }

  TokenStream split(TokenStream in) {
    byte[] characters = WordDelimiterIterator.DEFAULT_WORD_DELIM_TABLE;
    return new WordDelimiterGraphFilter(in, true, characters, flags, null);
  }
}
