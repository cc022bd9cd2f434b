package io.daybook.query.search;

import static io.daybook.query.search.Dsl.all;
import static io.daybook.query.search.Dsl.beginsWith;
import static io.daybook.query.search.Dsl.best;
import static io.daybook.query.search.Dsl.match;
import static io.daybook.query.search.Dsl.matchBeginning;
import static io.daybook.query.search.Dsl.matchWithTypos;
import static io.daybook.query.search.Dsl.scored;
import static io.daybook.query.search.Dsl.some;
import static io.daybook.query.search.Dsl.term;
import static io.daybook.query.search.Dsl.termWithTypos;

import io.daybook.query.index.IndexText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is asked as a query: its names exactly, or its words anywhere. Up to three words must all be
 * there, of more three quarters.
 *
 * @param typos whether words with typos count as found
 */
record Relevance(Asked asked, boolean typos) {
  private static final String NAME = "name";
  private static final String FLOW_NAME = "flow_name";
  private static final String NAME_JOINED = "name.joined";
  private static final String FLOW_JOINED = "flow_name.joined";

  /** Three words: all; more: three quarters of them. */
  private static final String ENOUGH = "3<75%";

  private static final int MOST_SPLITS = 8;

  /** Elasticsearch bounds the length of what an automaton is made from. */
  private static final int LONGEST_BEGINNING = 200;

  ObjectNode query() {
    List<ObjectNode> ways = new ArrayList<>();
    ways.add(best(names()));
    if (!asked.parts().isEmpty()) {
      ways.add(some(asked.parts().stream().map(this::part).toList(), ENOUGH));
    }
    return some(ways, "1");
  }

  private List<ObjectNode> names() {
    String text = asked.text();
    String exact = IndexText.exact(text);
    String lower = IndexText.folded(text);
    List<ObjectNode> names = new ArrayList<>();
    addBoth(names, text.split("/", -1));
    names.add(exact(ExactName.NAME, term(NAME, exact)));
    names.add(exact(ExactName.FLOW_NAME, term(FLOW_NAME, exact)));
    names.add(exact(ExactName.NAME_IN_OTHER_CASE, term("name_lower", lower)));
    names.add(exact(ExactName.FLOW_NAME_IN_OTHER_CASE, term("flow_name_lower", lower)));
    String joined = String.join("", asked.spelling());
    if (!joined.isEmpty()) {
      addJoined(names, joined);
    }
    return names;
  }

  /** Names have no slashes: a single one stands between a flow's and a deployment's. */
  private static void addBoth(List<ObjectNode> names, String[] both) {
    if (both.length == 2) {
      String flow = both[0].strip();
      String name = both[1].strip();
      List<ObjectNode> exact =
          List.of(term(FLOW_NAME, IndexText.exact(flow)), term(NAME, IndexText.exact(name)));
      List<ObjectNode> lower =
          List.of(
              term("flow_name_lower", IndexText.folded(flow)),
              term("name_lower", IndexText.folded(name)));
      names.add(exact(ExactName.FLOW_AND_DEPLOYMENT, all(exact)));
      names.add(exact(ExactName.FLOW_AND_DEPLOYMENT_IN_OTHER_CASE, all(lower)));
    }
  }

  /**
   * @param joined letters and digits; the normalizer of the fields does the rest
   */
  private void addJoined(List<ObjectNode> names, String joined) {
    names.add(exact(ExactName.NAME_SPELT_OTHERWISE, term(NAME_JOINED, joined)));
    names.add(exact(ExactName.FLOW_NAME_SPELT_OTHERWISE, term(FLOW_JOINED, joined)));
    splits().forEach(pair -> names.add(exact(ExactName.FLOW_AND_DEPLOYMENT_SPELT_OTHERWISE, pair)));
    for (SearchField field : SearchField.values()) {
      String term = field.joined();
      if (term != null) {
        names.add(exact(ExactName.OTHER_FIELD_SPELT_OTHERWISE, term(term, joined)));
      }
    }
    if (joined.length() <= LONGEST_BEGINNING) {
      names.add(exact(ExactName.BEGINNING_OF_NAME, beginsWith(NAME_JOINED, joined)));
      names.add(exact(ExactName.BEGINNING_OF_FLOW_NAME, beginsWith(FLOW_JOINED, joined)));
    }
    if (typos && Asked.mayHaveTypos(joined)) {
      names.add(exact(ExactName.NAME_WITH_TYPOS, termWithTypos(NAME_JOINED, joined)));
      names.add(exact(ExactName.FLOW_NAME_WITH_TYPOS, termWithTypos(FLOW_JOINED, joined)));
    }
  }

  /** The words as a flow's name and a deployment's behind it, wherever the one may end. */
  private List<ObjectNode> splits() {
    List<String> words = asked.spelling();
    List<ObjectNode> splits = new ArrayList<>();
    for (int at = 1; at < words.size() && words.size() <= MOST_SPLITS; at++) {
      String left = String.join("", words.subList(0, at));
      String right = String.join("", words.subList(at, words.size()));
      splits.add(pair(left, right));
    }
    return splits;
  }

  private static ObjectNode pair(String flow, String deployment) {
    return all(List.of(term(FLOW_JOINED, flow), term(NAME_JOINED, deployment)));
  }

  private static ObjectNode exact(ExactName name, ObjectNode query) {
    return scored(name.score(), query);
  }

  /** What stands between spaces: a field as a whole, or all of its words. */
  private ObjectNode part(List<String> words) {
    List<ObjectNode> ways = new ArrayList<>();
    for (SearchField field : SearchField.values()) {
      String joined = field.joined();
      if (joined != null) {
        ways.add(scored(field.whole() * words.size(), term(joined, String.join("", words))));
      }
    }
    ways.add(all(words.stream().map(this::word).toList()));
    return best(ways);
  }

  /** A word, or, if it is a compound, all of its parts. */
  private ObjectNode word(String word) {
    List<ObjectNode> ways = new ArrayList<>();
    addWays(ways, word);
    List<String> parts = Asked.compound(word);
    if (!parts.isEmpty()) {
      List<ObjectNode> all = parts.stream().map(Relevance::partOfCompound).toList();
      ways.add(all(all));
    }
    return best(ways);
  }

  /** It counts as the beginning of a word does. */
  private static ObjectNode partOfCompound(String part) {
    List<ObjectNode> ways = new ArrayList<>();
    for (SearchField field : SearchField.values()) {
      ways.add(scored(field.beginning(), match(field.words(), part)));
    }
    return best(ways);
  }

  private void addWays(List<ObjectNode> ways, String word) {
    boolean alike = typos && Asked.mayHaveTypos(word);
    for (SearchField field : SearchField.values()) {
      ways.add(scored(field.word(), match(field.words(), word)));
      ways.add(scored(field.beginning(), matchBeginning(field.words(), word)));
      if (alike && field.typo() > 0) {
        ways.add(scored(field.typo(), matchWithTypos(field.words(), word)));
      }
    }
  }
}
