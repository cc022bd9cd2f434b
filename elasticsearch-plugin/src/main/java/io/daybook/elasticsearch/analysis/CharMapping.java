package io.daybook.elasticsearch.analysis;

import java.io.Reader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;

/** Replaces characters by others, in front of a tokenizer or in a normalizer. */
record CharMapping(String name, NormalizeCharMap map) implements NormalizingCharFilterFactory {
  private static final Pattern RULE = Pattern.compile("(.*)\\s*=>\\s*(.*)\\s*$");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|(\\\\))");

  /**
   * @param rules {@code a => b}; characters may be written as {@code \\u0020}
   */
  static CharMapping of(String name, List<String> rules) {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    for (String rule : rules) {
      Matcher sides = RULE.matcher(rule);
      if (!sides.find()) {
        throw new IllegalArgumentException("Invalid Mapping Rule : [" + rule + "]");
      }
      map.add(unescaped(sides.group(1).trim()), unescaped(sides.group(2).trim()));
    }
    return new CharMapping(name, map.build());
  }

  private static String unescaped(String side) {
    return ESCAPE
        .matcher(side)
        .replaceAll(e ->
            Matcher.quoteReplacement(
                e.group(1) == null ? "\\" : Character.toString(Integer.parseInt(e.group(1), 16))));
  }

  @Override
  public Reader create(Reader text) {
    return new MappingCharFilter(map, text);
  }
}
