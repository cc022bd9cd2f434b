package io.daybook.query.projection;

import io.daybook.query.index.Conflict;
import io.daybook.query.index.Doubts;
import io.daybook.query.projection.LogTable.Owner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Believes that a document is newer than what was to be written only if its version is a position
 * of its aggregate. Else nobody of ours wrote it, and with a version beyond all it would hide every
 * later change.
 */
final class LogDoubts implements Doubts {
  private final LogTable table;
  private final DifferenceTable differences;

  LogDoubts(LogTable table, DifferenceTable differences) {
    this.table = table;
    this.differences = differences;
  }

  /** The tags are subjects. */
  @Override
  public List<Conflict> among(List<Conflict> conflicts) {
    Map<Long, Owner> known = table.ownersAt(conflicts.stream().map(Conflict::stored).toList());
    List<Conflict> doubtful = new ArrayList<>();
    Map<Projector<?>, List<String>> told = new LinkedHashMap<>();
    for (Conflict conflict : conflicts) {
      Subject subject = (Subject) conflict.tag();
      if (!isOf(known.get(conflict.stored()), subject)) {
        doubtful.add(conflict);
        told.computeIfAbsent(subject.projector(), _ -> new ArrayList<>()).add(told(conflict));
      }
    }
    told.forEach(differences::add);
    return doubtful;
  }

  private static boolean isOf(@Nullable Owner owner, Subject subject) {
    return owner != null && owner.id().equals(subject.id());
  }

  private static String told(Conflict conflict) {
    return "%s: %s has version %d, which the log does not have"
        .formatted(Difference.Kind.AHEAD, conflict.told(), conflict.stored());
  }
}
