package io.daybook.query.search;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an English plural may be the plural of. Of a singular, plurals are found as beginnings. */
final class Singular {
  private static final int SHORTEST_PLURAL = 4;

  private static final Pattern NO_PLURAL = Pattern.compile(".*(ss|us|is)");
  private static final Pattern WITH_E = Pattern.compile(".*(ss|x|ch|sh)es");

  private Singular() {}

  /** The most likely first; none of a word that looks like no plural. */
  static List<String> of(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    boolean plural = lower.length() >= SHORTEST_PLURAL && lower.endsWith("s");
    if (!plural || NO_PLURAL.matcher(lower).matches()) {
      return List.of();
    }
    String without = without(lower, 1);
    if (lower.endsWith("ies")) {
      return List.of(without(lower, 3) + "y", without);
    }
    return WITH_E.matcher(lower).matches() ? List.of(without(lower, 2), without) : List.of(without);
  }

  private static String without(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}
