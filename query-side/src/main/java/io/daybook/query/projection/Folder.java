package io.daybook.query.projection;

import io.daybook.query.projection.StateStore.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Folds the entries of a batch onto the states before them. */
final class Folder {

  private final StateStore states;
  private final LogTable table;

  Folder(StateStore states, LogTable table) {
    this.states = states;
    this.table = table;
  }

  /**
   * @param stateIndex where the states are
   * @param entries by aggregate, in order
   */
  <S> List<Fold<S>> fold(
      Projector<S> projector, String stateIndex, Map<UUID, List<LogEntry>> entries) {
    TypeReference<S> kept = projector.stateType();
    if (kept == null) {
      return foldStreams(projector, entries);
    }
    Map<UUID, Known<S>> known = states.find(stateIndex, StateStore.begunBefore(entries), kept);
    List<Fold<S>> folds = new ArrayList<>(entries.size());
    entries.forEach((id, own) -> folds.add(fold(projector, own, known.get(id))));
    return folds;
  }

  /** Streams that are short are read as a whole, those of all aggregates at once. */
  private <S> List<Fold<S>> foldStreams(Projector<S> projector, Map<UUID, List<LogEntry>> entries) {
    List<LogEntry> begunBefore =
        entries.values().stream()
            .map(List::getFirst)
            .filter(first -> first.sequenceNumber() > 0)
            .toList();
    Map<UUID, List<LogEntry>> before = table.before(begunBefore);
    List<Fold<S>> folds = new ArrayList<>(entries.size());
    entries.forEach((id, own) -> {
      List<LogEntry> earlier = before.get(id);
      folds.add(earlier == null ? Fold.of(projector, own, null, 0) : onto(projector, earlier, own));
    });
    return folds;
  }

  private <S> Fold<S> fold(
      Projector<S> projector, List<LogEntry> entries, @Nullable Known<S> known) {
    LogEntry first = entries.getFirst();
    if (known != null && projector.canFollow(known.state(), known.version(), first)) {
      return Fold.of(projector, entries, known.state(), known.version());
    }
    return first.sequenceNumber() == 0
        ? Fold.of(projector, entries, null, 0)
        : onto(projector, table.stream(first.aggregateId(), first.position() - 1), entries);
  }

  /**
   * Without a state, the aggregate was deleted by events that are being applied again, or its state
   * can't be read: what it was then is read from the log. Of a change that began there all entries
   * count.
   */
  private static <S> Fold<S> onto(
      Projector<S> projector, List<LogEntry> earlier, List<LogEntry> entries) {
    int begin = earlier.size();
    while (begin > 0 && earlier.get(begin - 1).isOneChangeWith(entries.getFirst())) {
      begin--;
    }
    List<LogEntry> whole = Stream.concat(earlier.stream().skip(begin), entries.stream()).toList();
    return begin == 0
        ? Fold.of(projector, whole, null, 0)
        : afterwards(projector, earlier.subList(0, begin), whole);
  }

  private static <S> Fold<S> afterwards(
      Projector<S> projector, List<LogEntry> earlier, List<LogEntry> entries) {
    Fold<S> before = Fold.of(projector, earlier, null, 0);
    Folded<S> folded = before.folded();
    int begin = folded == null || !before.dead().isEmpty() ? LogEntry.deletionIn(entries) : 0;
    if (begin < 0) {
      return dead(projector, entries, before.reason());
    }
    try {
      return Fold.of(
          projector,
          entries.subList(begin, entries.size()),
          folded == null ? null : projector.kept(folded),
          folded == null ? 0 : folded.version());
    } catch (RuntimeException e) { // of what it was nothing can be made; the others must go on
      return dead(projector, entries, e.toString());
    }
  }

  private static <S> Fold<S> dead(Projector<S> projector, List<LogEntry> entries, String reason) {
    return new Fold<>(projector, entries.getFirst().aggregateId(), null, entries, reason);
  }

  /** Folds a whole stream from its beginning; nothing comes of one that a retention took. */
  <S> Fold<S> foldAll(Projector<S> projector, UUID id, long position) {
    List<LogEntry> all = table.stream(id, position);
    return all.isEmpty()
        ? new Fold<>(projector, id, null, List.of(), "")
        : Fold.of(projector, all, null, 0);
  }
}
