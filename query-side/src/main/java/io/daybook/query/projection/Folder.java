package io.daybook.query.projection;

import io.daybook.query.index.Doubts;
import io.daybook.query.projection.LogTable.Owner;
import io.daybook.query.projection.StateStore.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import tools.jackson.core.type.TypeReference;

/** Folds the entries of a batch onto the states before them. */
final class Folder {

  private final StateStore states;
  private final LogTable table;

  Folder(StateStore states, LogTable table) {
    this.states = states;
    this.table = table;
  }

  /** Who knows which versions documents can have. */
  Doubts doubts(DifferenceTable differences) {
    return new LogDoubts(table, differences);
  }

  /**
   * Folds the entries of a batch.
   *
   * @param stateIndex where the states are
   * @param entries by aggregate, in order
   * @param out takes the folds, some at a time: many large aggregates are never held together
   */
  <S> void fold(
      Projector<S> projector,
      String stateIndex,
      Map<UUID, List<LogEntry>> entries,
      Consumer<List<Fold<S>>> out) {
    TypeReference<S> kept = projector.stateType();
    if (kept == null) {
      foldStreams(projector, entries, out);
      return;
    }
    Map<UUID, List<LogEntry>> left = new LinkedHashMap<>(entries);
    states.find(
        stateIndex,
        begunBefore(entries),
        kept,
        known -> {
          List<Fold<S>> folds = new ArrayList<>(known.size());
          known.forEach((id, state) -> folds.add(fold(projector, take(left, id), state)));
          out.accept(folds);
        });
    left.values().forEach(own -> out.accept(List.of(fold(projector, own, null))));
  }

  private static List<LogEntry> take(Map<UUID, List<LogEntry>> entries, UUID id) {
    return Objects.requireNonNull(entries.remove(id), "a state that nobody asked for");
  }

  /** The aggregates whose first entry is not the first of their stream. */
  private static List<UUID> begunBefore(Map<UUID, List<LogEntry>> entries) {
    List<UUID> begun = new ArrayList<>();
    entries.forEach((id, own) -> {
      if (own.getFirst().sequenceNumber() > 0) {
        begun.add(id);
      }
    });
    return begun;
  }

  /** Streams that are short are read as a whole, those of all aggregates at once. */
  private <S> void foldStreams(
      Projector<S> projector, Map<UUID, List<LogEntry>> entries, Consumer<List<Fold<S>>> out) {
    List<LogEntry> begunBefore =
        entries.values().stream()
            .map(List::getFirst)
            .filter(first -> first.sequenceNumber() > 0)
            .toList();
    Map<UUID, List<LogEntry>> before = table.before(begunBefore);
    entries.forEach((id, own) -> {
      List<LogEntry> earlier = before.get(id);
      Fold<S> fold =
          earlier == null ? Fold.of(projector, own, null, 0) : onto(projector, earlier, own);
      out.accept(List.of(fold));
    });
  }

  private <S> Fold<S> fold(
      Projector<S> projector, List<LogEntry> entries, @Nullable Known<S> known) {
    LogEntry first = entries.getFirst();
    if (known != null
        && isOfLog(known, first)
        && projector.canFollow(known.state(), known.version(), first)) {
      return Fold.of(projector, entries, known.state(), known.version());
    }
    return first.sequenceNumber() == 0
        ? Fold.of(projector, entries, null, 0)
        : onto(projector, table.stream(first.aggregateId(), first.position() - 1), entries);
  }

  /** One that says that it is newer than it can be, nobody of ours has written. */
  private boolean isOfLog(Known<?> known, LogEntry first) {
    long version = known.version();
    if (version < first.position()) {
      return true;
    }
    Owner owner = table.ownersAt(List.of(version)).get(version);
    return owner != null && owner.id().equals(first.aggregateId());
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
    } catch (DataAccessException e) { // a large event could not be read now
      throw e;
    } catch (RuntimeException e) { // of what it was nothing can be made; the others must go on
      return dead(projector, entries, e.toString());
    }
  }

  private static <S> Fold<S> dead(Projector<S> projector, List<LogEntry> entries, String reason) {
    return new Fold<>(projector, entries.getFirst().aggregateId(), null, entries, reason);
  }

  /** The whole stream of an aggregate up to a position, in order. */
  List<LogEntry> stream(UUID id, long position) {
    return table.stream(id, position);
  }

  /** Folds a whole stream from its beginning; nothing comes of one that a retention took. */
  <S> Fold<S> foldAll(Projector<S> projector, UUID id, long position) {
    List<LogEntry> all = table.stream(id, position);
    return all.isEmpty()
        ? new Fold<>(projector, id, null, List.of(), "")
        : Fold.of(projector, all, null, 0);
  }
}
