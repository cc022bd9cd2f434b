package io.daybook.query.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a person typed. Nothing in it is an operator. Of long texts only the beginning is looked
 * for: the first {@value #MOST_WORDS} words, and of each the first {@value #LONGEST_WORD}
 * characters.
 *
 * @param text without space around it
 * @param parts what stands between spaces and slashes, each as its words
 * @param spelling all words in their order, for names that are the whole text but for separators;
 *     none of a text that is longer than such names
 */
record Asked(String text, List<List<String>> parts, List<String> spelling) {
  static final int MOST_WORDS = 12;
  static final int LONGEST_WORD = 60;

  private static final int LONGEST_TEXT = 10_000;
  private static final int LONGEST_NAME = 1_000;
  private static final int MOST_PARTS = 6;

  /** Finding what is like a word costs the more the longer it is. */
  private static final int LONGEST_WITH_TYPOS = 30;

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{C}/]+");
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern JOINTS =
      Pattern.compile(
          "(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})"
              + "|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

  static Asked of(String q) {
    String text = q.strip();
    String looked = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    Set<List<String>> parts = new LinkedHashSet<>();
    int words = 0;
    for (String part : SPACE.splitAsStream(looked).toList()) {
      List<String> found = words(part).limit(MOST_WORDS - words).toList();
      words += found.size();
      if (!found.isEmpty()) {
        parts.add(found);
      }
    }
    List<String> spelling = text.length() > LONGEST_NAME ? List.of() : split(text).toList();
    return new Asked(text, List.copyOf(parts), spelling);
  }

  private static Stream<String> split(String text) {
    return Arrays.stream(SEPARATORS.split(text)).filter(word -> !word.isEmpty());
  }

  private static Stream<String> words(String part) {
    return split(part).map(Asked::beginning).distinct();
  }

  private static String beginning(String word) {
    int length = Math.min(word.codePointCount(0, word.length()), LONGEST_WORD);
    return word.substring(0, word.offsetByCodePoints(0, length));
  }

  /** Whether it asks for nothing: then everything is found. */
  boolean isEmpty() {
    return text.isEmpty();
  }

  List<String> words() {
    return parts.stream().flatMap(List::stream).distinct().toList();
  }

  /** A word as its parts, {@code OrdersDaily2} as three; of one part alone, nothing. */
  static List<String> compound(String word) {
    List<String> parts = new ArrayList<>(List.of(JOINTS.split(word)));
    boolean telling = parts.stream().anyMatch(part -> part.length() > 1);
    return telling && parts.size() > 1 && parts.size() <= MOST_PARTS ? parts : List.of();
  }

  /** Whether what is like it can be looked for; some characters stand for many. */
  static boolean mayHaveTypos(String word) {
    return word.length() <= LONGEST_WITH_TYPOS
        && Normalizer.normalize(word, Normalizer.Form.NFKC).length() <= LONGEST_WITH_TYPOS;
  }
}
