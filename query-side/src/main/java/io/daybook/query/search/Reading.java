package io.daybook.query.search;

import static io.daybook.query.search.LeftOut.Reason.NO_WEIGHT;
import static io.daybook.query.search.LeftOut.Reason.UNKNOWN;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One of the ways in which a text is understood: which of its words must be found, and how. */
final class Reading {
  /**
   * From here on, one word that is missing does not empty the answer: three quarters are enough.
   */
  private static final int MANY = 4;

  private static final String EXACT = "=";
  private static final String TYPOS = "~";
  private static final String SPACE = " ";

  private final Asked typed;
  private final Set<String> unknown;
  private final boolean typos;
  private final Asked asked;
  private final Set<String> light;

  private Reading(Asked typed, Set<String> unknown, boolean typos) {
    this.typed = typed;
    this.unknown = unknown;
    this.typos = typos;
    this.asked = typed.without(unknown);
    this.light = NoWeight.light(asked, typos);
  }

  static Reading asTyped(Asked typed) {
    return new Reading(typed, Set.of(), false);
  }

  /** The same, where words with typos are found as well. */
  Reading withTypos() {
    return new Reading(typed, unknown, true);
  }

  /** The same text without words, and parts of compounds, that nothing has. */
  Reading without(Set<String> words) {
    return new Reading(typed, words, false);
  }

  /** What a person typed. */
  Asked typed() {
    return typed;
  }

  /** What of it is looked for. */
  Asked asked() {
    return asked;
  }

  boolean typos() {
    return typos;
  }

  /** Whether names with typos are the text as it was typed: what is unknown in it may be one. */
  boolean typosOfAll() {
    return typos || !unknown.isEmpty();
  }

  WordQuery words() {
    List<String> words = asked.words();
    return new WordQuery(typos, light, words.isEmpty() ? "" : words.getLast());
  }

  /** What must be found. */
  List<List<String>> needed() {
    return asked.parts().stream().filter(words()::weighs).toList();
  }

  /** Whether it may find what has not every word: some are enough, or a name is like the text. */
  boolean mayMissWords() {
    return typos || needed().size() >= MANY;
  }

  /** Whether there is something left to look for. */
  boolean hasWords() {
    return !asked.parts().isEmpty();
  }

  /** In the order of the text; a word of no weight is one, whether anything has it or not. */
  List<LeftOut> leftOut() {
    Set<String> noWeight = new LinkedHashSet<>(NoWeight.light(typed, false));
    noWeight.retainAll(unknown);
    noWeight.addAll(light);
    return typed.words().stream()
        .flatMap(word -> Stream.concat(Stream.of(word), Asked.compound(word).stream()))
        .filter(word -> noWeight.contains(word) || unknown.contains(word))
        .map(word -> new LeftOut(word, noWeight.contains(word) ? NO_WEIGHT : UNKNOWN))
        .distinct()
        .toList();
  }

  /** For the cursors of its pages: the next page reads the text in the same way. */
  String mark() {
    return (typos ? TYPOS : EXACT) + String.join(SPACE, unknown);
  }

  /** The reading of a mark; whatever the mark is, this is one. */
  static Reading of(Asked typed, String mark) {
    boolean typos = mark.startsWith(TYPOS);
    String words = mark.substring(Math.min(1, mark.length()));
    Set<String> unknown =
        words.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(words.split(SPACE)));
    return new Reading(typed, unknown, typos);
  }
}
