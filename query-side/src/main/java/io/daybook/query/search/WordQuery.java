package io.daybook.query.search;

import static io.daybook.query.search.Dsl.all;
import static io.daybook.query.search.Dsl.best;
import static io.daybook.query.search.Dsl.match;
import static io.daybook.query.search.Dsl.matchBeginning;
import static io.daybook.query.search.Dsl.matchWithTypos;
import static io.daybook.query.search.Dsl.more;
import static io.daybook.query.search.Dsl.scored;
import static io.daybook.query.search.Dsl.term;
import static io.daybook.query.search.Dsl.termWithTypos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Words, anywhere in a document.
 *
 * @param typos whether words with typos count as found
 * @param light words, and parts of compounds, that need not be found: where names and tags have
 *     them, they count
 * @param last the word that may be the beginning of one which is still being typed
 */
record WordQuery(boolean typos, Set<String> light, String last) {
  private static final List<SearchField> NAMED =
      List.of(SearchField.NAME, SearchField.FLOW_NAME, SearchField.TAGS);

  /** What stands between spaces: a field as a whole, or all of its words. */
  ObjectNode part(List<String> words) {
    String joined = String.join("", words);
    boolean alike = typos && mayBeMoreThanItsWords(words) && Asked.mayHaveTypos(joined);
    List<ObjectNode> ways = new ArrayList<>();
    for (SearchField field : SearchField.values()) {
      String whole = field.joined();
      if (whole != null) {
        ways.add(scored(field.whole() * words.size(), term(whole, joined)));
      }
      if (whole != null && alike && field.typo() > 0) {
        ways.add(scored(field.typo() * words.size(), termWithTypos(whole, joined)));
      }
    }
    ways.add(allOf(words.stream().filter(this::weighs).map(this::word).toList(), words));
    return best(ways);
  }

  /** Whether it may be like a whole, though its words are like none. */
  private static boolean mayBeMoreThanItsWords(List<String> words) {
    return words.size() > 1 || Asked.isWithoutSpaces(words.getFirst());
  }

  /** Whether there is a word in it that must be found. */
  boolean weighs(Collection<String> words) {
    return words.stream().anyMatch(this::weighs);
  }

  private boolean weighs(String word) {
    return !light.contains(word);
  }

  /** What is counted for the light ones of some words. */
  List<ObjectNode> extras(Collection<String> words) {
    return words.stream().filter(light::contains).map(this::named).toList();
  }

  private ObjectNode allOf(List<ObjectNode> queries, Collection<String> words) {
    return more(all(queries), extras(words));
  }

  private ObjectNode named(String word) {
    List<ObjectNode> ways = new ArrayList<>();
    for (SearchField field : NAMED) {
      ways.add(scored(field.word(), match(field.words(), word)));
      for (String singular : Singular.of(word)) {
        ways.add(scored(field.beginning(), match(field.words(), singular)));
      }
      if (word.equals(last)) {
        ways.add(scored(field.beginning(), matchBeginning(field.words(), word)));
      }
    }
    return best(ways);
  }

  /** A word, or, if it is a compound, all of its parts. */
  private ObjectNode word(String word) {
    List<ObjectNode> ways = new ArrayList<>();
    addWays(ways, word);
    List<String> parts = Asked.compound(word);
    if (!parts.isEmpty()) {
      ways.add(
          allOf(parts.stream().filter(this::weighs).map(WordQuery::inCompound).toList(), parts));
    }
    return best(ways);
  }

  /** It counts as the beginning of a word does. */
  private static ObjectNode inCompound(String part) {
    List<ObjectNode> ways = new ArrayList<>();
    for (SearchField field : SearchField.values()) {
      ways.add(scored(field.beginning(), match(field.words(), part)));
    }
    return best(ways);
  }

  private void addWays(List<ObjectNode> ways, String word) {
    boolean alike = typos && !NoWeight.is(word) && Asked.mayHaveTypos(word);
    List<String> singulars = Singular.of(word);
    for (SearchField field : SearchField.values()) {
      ways.add(scored(field.word(), match(field.words(), word)));
      ways.add(scored(field.beginning(), matchBeginning(field.words(), word)));
      singulars.forEach(s -> ways.add(scored(field.beginning(), match(field.words(), s))));
      if (alike && field.typo() > 0) {
        ways.add(scored(field.typo(), matchWithTypos(field.words(), word)));
      }
    }
  }
}
