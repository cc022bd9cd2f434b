package io.daybook.proof;

import io.daybook.proof.Problem.Kind;
import java.util.ArrayList;
import java.util.List;

/** What was found so far: however many there are, only the first are kept. */
final class Problems {

  /** How many are listed. */
  static final int LISTED = 100;

  private final List<Problem> listed = new ArrayList<>();
  private long count;

  void add(long position, Kind kind, String detail) {
    add(Problem.at(position, kind, detail));
  }

  void missing(long from, long to, String why) {
    String what = from == to ? "record " + from + " is missing" : "records %d to %d are missing";
    add(new Problem(from, to, Kind.MISSING, what.formatted(from, to) + why));
  }

  private void add(Problem problem) {
    count++;
    if (listed.size() < LISTED) {
      listed.add(problem);
    }
  }

  long count() {
    return count;
  }

  List<Problem> listed() {
    return listed.stream().sorted(Problem.ORDER).toList();
  }
}
