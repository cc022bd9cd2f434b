package io.daybook.standalone;

import io.daybook.proof.StoredRecord;
import io.daybook.proof.Verifier;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Gives a verifier the records of an export in their own order, if the lines are in another: from
 * the first line that comes too early they are held until none is missing any more. If that is not
 * soon, or if it was not that lines were swapped, they are given as they came, so that the verifier
 * tells what is missing.
 */
final class LineOrder {

  /** How many lines are held. */
  private static final int MOST = 1000;

  private final Verifier verifier;
  // By position, in the order of their lines.
  private final SequencedMap<Long, StoredRecord> held = new LinkedHashMap<>();
  private long due;
  private long greatest;

  /**
   * @param due the position of the first record
   */
  LineOrder(Verifier verifier, long due) {
    this.verifier = verifier;
    this.due = due;
  }

  void accept(StoredRecord stored) {
    long position = stored.position();
    if (held.size() == MOST || position < due || held.containsKey(position)) {
      release();
    }
    if (held.isEmpty() && position <= due) {
      pass(stored);
      return;
    }
    held.put(position, stored);
    greatest = Math.max(greatest, position);
    if (greatest - due == held.size() - 1) {
      sort();
    }
  }

  /** Takes a line that can't be read. */
  void unreadable(String what) {
    release();
    verifier.unreadable(what);
    due++;
  }

  /** Gives what is held as it came. */
  void release() {
    held.values().forEach(this::pass);
    held.clear();
  }

  private void pass(StoredRecord stored) {
    verifier.accept(stored);
    due = Math.max(due, stored.position() + 1);
  }

  private void sort() {
    long first = due;
    List<Long> positions = List.copyOf(held.keySet());
    // One that was moved shifts all others, which is no matter of theirs.
    if (!isOfPairs(positions, first)) {
      release();
      return;
    }
    for (int i = 0; i < positions.size(); i++) {
      if (positions.get(i) != first + i) {
        verifier.misplaced(first + i, positions.get(i));
      }
    }
    held.values().stream()
        .sorted(Comparator.comparingLong(StoredRecord::position))
        .forEach(this::pass);
    held.clear();
  }

  /** Whether each is in its place, or in that of another which is in its own. */
  private static boolean isOfPairs(List<Long> positions, long first) {
    return IntStream.range(0, positions.size())
        .allMatch(i -> positions.get((int) (positions.get(i) - first)) == first + i);
  }
}
