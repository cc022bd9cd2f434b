package io.daybook.query.filter;

import io.daybook.query.index.Index;
import java.util.ArrayList;
import java.util.List;

/**
 * A name as it is indexed three times: exactly, lower-cased, and as the 1-, 2- and 3-grams of the
 * lower-cased form.
 *
 * @param index the index whose documents have it
 */
public record NameIndex(Index index, String exact, String lower, String grams) {
  private static final int LONGEST_GRAM = 3;
  private static final int MOST_GRAMS = 32;

  /** Of longer names only the beginning is lower-cased and indexed. */
  private static final int LONGEST_NAME = 8_000;

  /** The grams select; the pattern itself is tested only where they don't already prove it. */
  Clause matching(LikePattern pattern, Joins joins) {
    if (pattern.isEverything()) {
      return Clause.ALL;
    }
    if (pattern.shortestMatch() > LONGEST_NAME) {
      return Clause.NONE;
    }
    Clause candidates =
        Clause.and(
            pattern.runs().stream()
                .flatMap(run -> covering(run).stream())
                .limit(MOST_GRAMS)
                .map(gram -> Clause.in(grams, List.of(gram)))
                .toList());
    if (pattern.isSubstring() && isOneGram(pattern.runs().getFirst())) {
      return candidates;
    }
    return pattern.isCheapAutomaton()
        ? Clause.and(candidates, new Clause.Wildcard(lower, pattern.wildcard()))
        : Clause.in(lower, joins.namesLike(this, candidates, pattern));
  }

  private static boolean isOneGram(String run) {
    return run.codePointCount(0, run.length()) <= LONGEST_GRAM;
  }

  /** Grams that together hold every character of the run. */
  static List<String> covering(String run) {
    int[] chars = run.codePoints().toArray();
    int last = Math.max(0, chars.length - LONGEST_GRAM);
    List<String> covering = new ArrayList<>();
    for (int at = 0; at < last; at += LONGEST_GRAM) {
      covering.add(new String(chars, at, LONGEST_GRAM));
    }
    covering.add(new String(chars, last, chars.length - last));
    return covering;
  }
}
