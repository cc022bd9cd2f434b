package io.daybook.query.search;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text without some of its words, as if they had never been typed: without what joined them to
 * others, too.
 *
 * @param words words, and parts of compounds
 */
record Omission(Set<String> words) {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{C}]{2,}");
  private static final Pattern PART = Pattern.compile("[^\\s\\p{Z}\\p{C}/]+");
  private static final Pattern WORD_AND_SEPARATORS =
      Pattern.compile("([\\p{L}\\p{M}\\p{N}]+)([^\\p{L}\\p{M}\\p{N}]*)");

  String of(String text) {
    return BLANKS.matcher(replaced(PART, text, part -> ofPart(part.group()))).replaceAll(" ");
  }

  private String ofPart(String part) {
    String rest = replaced(WORD_AND_SEPARATORS, part, this::ofWord);
    return rest.equals(part) ? part : withoutEdges(rest);
  }

  private String ofWord(MatchResult wordAndSeparators) {
    String rest = ofWord(wordAndSeparators.group(1));
    return rest.isEmpty() ? "" : rest + wordAndSeparators.group(2);
  }

  private String ofWord(String word) {
    String beginning = Asked.beginning(word);
    if (words.contains(beginning)) {
      return "";
    }
    List<String> parts = Asked.compound(beginning);
    return parts.stream().noneMatch(words::contains)
        ? word
        : parts.stream().filter(part -> !words.contains(part)).collect(Collectors.joining());
  }

  private static String withoutEdges(String part) {
    List<MatchResult> words = WORD_AND_SEPARATORS.matcher(part).results().toList();
    return words.isEmpty() ? "" : part.substring(words.getFirst().start(), words.getLast().end(1));
  }

  private static String replaced(Pattern p, String in, Function<MatchResult, String> by) {
    return p.matcher(in).replaceAll(found -> Matcher.quoteReplacement(by.apply(found)));
  }
}
