package io.daybook.query.search;

import static io.daybook.query.search.Dsl.all;
import static io.daybook.query.search.Dsl.beginsWith;
import static io.daybook.query.search.Dsl.scored;
import static io.daybook.query.search.Dsl.term;
import static io.daybook.query.search.Dsl.termWithTypos;

import io.daybook.query.index.IndexText;
import io.daybook.query.search.ExactName.Of;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A text as a name, and the names that are it.
 *
 * @param of what the text is of what was typed
 * @param typos whether a name with typos is it
 */
record NameQuery(Asked asked, Of of, boolean typos) {
  private static final String NAME = "name";
  private static final String FLOW_NAME = "flow_name";
  private static final String NAME_JOINED = "name.joined";
  private static final String FLOW_JOINED = "flow_name.joined";

  private static final int MOST_SPLITS = 8;

  /** Elasticsearch bounds the length of what an automaton is made from. */
  private static final int LONGEST_BEGINNING = 200;

  List<ObjectNode> ways() {
    String text = asked.text();
    String exact = IndexText.exact(text);
    String lower = IndexText.folded(text);
    List<ObjectNode> ways = new ArrayList<>();
    addBoth(ways, text.split("/", -1));
    ways.add(way(ExactName.NAME, term(NAME, exact)));
    ways.add(way(ExactName.FLOW_NAME, term(FLOW_NAME, exact)));
    ways.add(way(ExactName.NAME_IN_OTHER_CASE, term("name_lower", lower)));
    ways.add(way(ExactName.FLOW_NAME_IN_OTHER_CASE, term("flow_name_lower", lower)));
    String joined = String.join("", asked.spelling());
    if (!joined.isEmpty()) {
      addJoined(ways, joined);
    }
    return ways;
  }

  /** Names have no slashes: a single one stands between a flow's and a deployment's. */
  private void addBoth(List<ObjectNode> ways, String[] both) {
    if (both.length == 2) {
      String flow = both[0].strip();
      String name = both[1].strip();
      List<ObjectNode> exact =
          List.of(term(FLOW_NAME, IndexText.exact(flow)), term(NAME, IndexText.exact(name)));
      List<ObjectNode> lower =
          List.of(
              term("flow_name_lower", IndexText.folded(flow)),
              term("name_lower", IndexText.folded(name)));
      ways.add(way(ExactName.FLOW_AND_DEPLOYMENT, all(exact)));
      ways.add(way(ExactName.FLOW_AND_DEPLOYMENT_IN_OTHER_CASE, all(lower)));
    }
  }

  /**
   * @param joined letters and digits; the normalizer of the fields does the rest
   */
  private void addJoined(List<ObjectNode> ways, String joined) {
    ways.add(way(ExactName.NAME_SPELT_OTHERWISE, term(NAME_JOINED, joined)));
    ways.add(way(ExactName.FLOW_NAME_SPELT_OTHERWISE, term(FLOW_JOINED, joined)));
    splits().forEach(pair -> ways.add(way(ExactName.FLOW_AND_DEPLOYMENT_SPELT_OTHERWISE, pair)));
    for (SearchField field : SearchField.values()) {
      String term = field.joined();
      if (term != null) {
        ways.add(way(ExactName.OTHER_FIELD_SPELT_OTHERWISE, term(term, joined)));
      }
    }
    if (of.mayGoOn() && joined.length() <= LONGEST_BEGINNING) {
      ways.add(way(ExactName.BEGINNING_OF_NAME, beginsWith(NAME_JOINED, joined)));
      ways.add(way(ExactName.BEGINNING_OF_FLOW_NAME, beginsWith(FLOW_JOINED, joined)));
    }
    if (typos && Asked.mayHaveTypos(joined)) {
      ways.add(way(ExactName.NAME_WITH_TYPOS, termWithTypos(NAME_JOINED, joined)));
      ways.add(way(ExactName.FLOW_NAME_WITH_TYPOS, termWithTypos(FLOW_JOINED, joined)));
    }
  }

  /** The words as a flow's name and a deployment's behind it, wherever the one may end. */
  private List<ObjectNode> splits() {
    List<String> words = asked.spelling();
    List<ObjectNode> splits = new ArrayList<>();
    for (int at = 1; at < words.size() && words.size() <= MOST_SPLITS; at++) {
      String left = String.join("", words.subList(0, at));
      String right = String.join("", words.subList(at, words.size()));
      splits.add(all(List.of(term(FLOW_JOINED, left), term(NAME_JOINED, right))));
    }
    return splits;
  }

  private ObjectNode way(ExactName name, ObjectNode query) {
    return scored(name.score(of), query);
  }
}
