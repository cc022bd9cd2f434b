package io.daybook.query.search;

import io.daybook.query.filter.LikePattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is near to a query that finds nothing: it shares a word with it, or letters in a row. */
final class Nearest {
  private static final int GRAM = 3;
  private static final int MOST_GRAMS = 40;
  private static final int WORD = 10;

  /** Names that share less are not like it. */
  private static final String ENOUGH_GRAMS = "30%";

  private Nearest() {}

  /** Null if there is nothing to be near to: the text has no letters. */
  static @Nullable ObjectNode query(Reading reading) {
    List<ObjectNode> ways = new ArrayList<>();
    for (SearchField field : List.of(SearchField.NAME, SearchField.FLOW_NAME)) {
      reading.needed().stream()
          .flatMap(List::stream)
          .filter(Asked::mayHaveTypos)
          .forEach(word -> ways.add(Dsl.scored(WORD, Dsl.matchWithTypos(field.words(), word))));
    }
    Set<String> grams = grams(reading.typed().text());
    if (!grams.isEmpty()) {
      ways.add(like("name_grams", grams));
      ways.add(like("flow_name_grams", grams));
    }
    return ways.isEmpty() ? null : Dsl.some(ways, "1");
  }

  private static ObjectNode like(String field, Set<String> grams) {
    List<ObjectNode> shared =
        grams.stream().map(gram -> Dsl.scored(1, Dsl.term(field, gram))).toList();
    return Dsl.some(shared, ENOUGH_GRAMS);
  }

  private static Set<String> grams(String text) {
    int[] chars = LikePattern.lower(text).codePoints().limit(MOST_GRAMS).toArray();
    Set<String> grams = new LinkedHashSet<>();
    for (int at = 0; at + GRAM <= chars.length; at++) {
      grams.add(new String(chars, at, GRAM));
    }
    return grams;
  }
}
