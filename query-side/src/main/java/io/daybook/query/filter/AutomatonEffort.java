package io.daybook.query.filter;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What it costs to make a pattern's automaton deterministic: the sizes of all the sets of positions
 * that the pattern can be in at once. Lucene gives up where they add up to 100,000, and the whole
 * request fails.
 */
final class AutomatonEffort {
  private static final int OTHER = -3;

  /** Of finding it out: with thousands of different characters it would take minutes. */
  private static final int MOST_STEPS = 300_000;

  private final int[] tokens;
  private final int anyRun;
  private final int anyOne;

  AutomatonEffort(int[] tokens, int anyRun, int anyOne) {
    this.tokens = tokens;
    this.anyRun = anyRun;
    this.anyOne = anyOne;
  }

  boolean isWithin(int most) {
    if (tokens.length > most) {
      return false;
    }
    int[] alphabet =
        IntStream.concat(IntStream.of(OTHER), Arrays.stream(tokens).filter(t -> t >= 0))
            .distinct()
            .toArray();
    Set<BitSet> seen = new HashSet<>();
    Deque<BitSet> open = new ArrayDeque<>();
    BitSet start = new BitSet();
    enter(start, 0);
    open.add(start);
    seen.add(start);
    int effort = 0;
    int steps = 0;
    while (!open.isEmpty()) {
      BitSet state = open.remove();
      effort += state.cardinality();
      steps += alphabet.length;
      if (effort > most || steps > MOST_STEPS) {
        return false;
      }
      Arrays.stream(alphabet).mapToObj(c -> step(state, c)).filter(seen::add).forEach(open::add);
    }
    return true;
  }

  private BitSet step(BitSet state, int c) {
    BitSet next = new BitSet();
    state.stream()
        .filter(i -> i < tokens.length)
        .forEach(i -> {
          if (tokens[i] == anyRun) {
            enter(next, i);
          } else if (tokens[i] == anyOne || tokens[i] == c) {
            enter(next, i + 1);
          }
        });
    return next;
  }

  private void enter(BitSet state, int position) {
    int at = position;
    state.set(at);
    while (at < tokens.length && tokens[at] == anyRun) {
      state.set(++at);
    }
  }
}
