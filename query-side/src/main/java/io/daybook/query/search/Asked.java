package io.daybook.query.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
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
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern JOINTS =
      Pattern.compile(
          "(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})"
              + "|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})"
              + "|(?<=\\p{Lo})(?=[\\p{Lu}\\p{Ll}])|(?<=[\\p{Lu}\\p{Ll}])(?=\\p{Lo})");

  static Asked of(String q) {
    String text = q.strip();
    String looked = looked(text);
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

  private static String looked(String text) {
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }

  private static Stream<String> split(String text) {
    return Arrays.stream(SEPARATORS.split(text)).filter(word -> !word.isEmpty());
  }

  private static Stream<String> words(String part) {
    return split(part).map(Asked::beginning).distinct();
  }

  static String beginning(String word) {
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

  /**
   * The same without some of its words, for which no others are looked for behind the first {@value
   * #MOST_WORDS}. If none is left it asks for nothing, yet not for everything.
   *
   * @param words words, and parts of compounds
   */
  Asked without(Set<String> words) {
    return words.isEmpty() ? this : of(new Omission(words).of(firstWords()));
  }

  private String firstWords() {
    String looked = looked(text);
    Matcher word = WORD.matcher(looked);
    int words = 0;
    while (words < MOST_WORDS && word.find()) {
      words++;
    }
    return words < MOST_WORDS ? looked : looked.substring(0, word.end());
  }

  /** The same with its last word in the singular, if that was a plural. */
  Asked inSingular() {
    String last = spelling.isEmpty() ? "" : spelling.getLast();
    List<String> singular = Singular.of(last);
    return singular.isEmpty()
        ? this
        : of(text.substring(0, text.lastIndexOf(last)) + singular.getFirst());
  }

  /** A word as its parts, {@code OrdersDaily2} as three; of one part alone, nothing. */
  static List<String> compound(String word) {
    List<String> parts = new ArrayList<>(List.of(JOINTS.split(word)));
    boolean telling = parts.stream().anyMatch(part -> part.length() > 1);
    return telling && parts.size() > 1 && parts.size() <= MOST_PARTS ? parts : List.of();
  }

  /** Whether it is of a script as Chinese, in which two letters are a word. */
  static boolean isWithoutSpaces(String word) {
    return Character.getType(word.codePointAt(0)) == Character.OTHER_LETTER;
  }

  /** Whether what is like it can be looked for; some characters stand for many. */
  static boolean mayHaveTypos(String word) {
    return word.length() <= LONGEST_WITH_TYPOS
        && Normalizer.normalize(word, Normalizer.Form.NFKC).length() <= LONGEST_WITH_TYPOS;
  }
}
