package io.daybook.proof;

import io.daybook.wire.Json;
import java.util.Comparator;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is wrong with a ledger, and where.
 *
 * @param position the first that it concerns
 * @param through the last that it concerns
 * @param detail for a person
 */
public record Problem(long position, long through, Kind kind, String detail) {

  /** In the order in which they are told of one position. */
  public enum Kind {
    /** There is no record at this position. */
    MISSING,
    /** The record at this position belongs elsewhere. */
    MISPLACED,
    /** The record at this position is not the one that was written. */
    CHANGED,
    /** The line at this position of an export can't be read. */
    UNREADABLE,
    /** All hashes agree, but not with the checkpoint: the ledger was written anew. */
    CHECKPOINT,
    /** The row that tells where the ledger ends is not right. */
    HEAD
  }

  static final Comparator<Problem> ORDER =
      Comparator.comparingLong(Problem::position).thenComparing(Problem::kind);

  static final String BELONGS = "the record that stands here belongs at ";

  static Problem at(long position, Kind kind, String detail) {
    return new Problem(position, position, kind, detail);
  }

  /** For a person, such as {@code 4-6 MISSING: records 4 to 6 are missing}. */
  @Override
  public String toString() {
    String range = through == position ? "" : "-" + through;
    return position + range + " " + kind + ": " + detail;
  }

  /** {@code {"position", "through", "kind", "detail"}}. */
  public ObjectNode json() {
    return Json.object()
        .put("position", position)
        .put("through", through)
        .put("kind", kind.name())
        .put("detail", detail);
  }
}
