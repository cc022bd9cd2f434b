package io.daybook.query.search;

import static io.daybook.query.search.Dsl.best;
import static io.daybook.query.search.Dsl.more;
import static io.daybook.query.search.Dsl.some;

import io.daybook.query.search.ExactName.Of;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A reading of what is asked as a query: its names exactly, or its words anywhere. */
record Relevance(Reading reading) {
  /** Three words: all; more: three quarters of them. */
  private static final String ENOUGH = "3<75%";

  private static final String ANY = "1";

  ObjectNode query() {
    List<ObjectNode> ways = new ArrayList<>();
    ways.add(best(names()));
    if (!reading.asked().parts().isEmpty()) {
      ways.add(words());
    }
    return some(ways, ANY);
  }

  private List<ObjectNode> names() {
    Asked typed = reading.typed();
    List<ObjectNode> ways = new ArrayList<>();
    ways.addAll(new NameQuery(typed, Of.TEXT, reading.typosOfAll()).ways());
    texts(reading.asked())
        .forEach((text, of) -> ways.addAll(new NameQuery(text, of, reading.typos()).ways()));
    return ways;
  }

  /** What else may be a name, each as the most that it is. */
  private Map<Asked, Of> texts(Asked asked) {
    Asked statement = asked.without(NoWeight.ASKING.in(asked));
    Asked thing = statement.without(NoWeight.KIND.in(statement));
    Map<Asked, Of> texts = new LinkedHashMap<>();
    texts.put(asked, Of.TEXT);
    texts.putIfAbsent(statement, Of.WITHOUT_ASKING);
    texts.putIfAbsent(statement.inSingular(), Of.IN_SINGULAR);
    texts.putIfAbsent(thing, Of.WITHOUT_KINDS);
    texts.putIfAbsent(thing.inSingular(), Of.WITHOUT_KINDS_IN_SINGULAR);
    texts.keySet().removeIf(text -> text.parts().isEmpty() || text.equals(reading.typed()));
    return texts;
  }

  private ObjectNode words() {
    WordQuery words = reading.words();
    List<ObjectNode> needed = new ArrayList<>();
    List<ObjectNode> extras = new ArrayList<>();
    for (List<String> part : reading.asked().parts()) {
      if (words.weighs(part)) {
        needed.add(words.part(part));
      } else {
        extras.addAll(words.extras(part));
      }
    }
    return more(some(needed, ENOUGH), extras);
  }
}
