package io.daybook.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * One aggregate's entries, folded as far as they can be.
 *
 * @param folded null if not even the first entry can be
 * @param dead the entry that can't be folded, and all behind it
 * @param reason why, if there is one
 */
record Fold<S>(
    Projector<S> projector,
    UUID id,
    @Nullable Folded<S> folded,
    List<LogEntry> dead,
    String reason) {

  /**
   * Folds entries onto a state. Those that it has in it already still count as entries, since their
   * documents may not have been written. Where one can't be folded, the next that can is the end of
   * the aggregate, if it has come: what was before does not matter to it.
   *
   * @param version the position of the newest event in the state
   */
  static <S> Fold<S> of(
      Projector<S> projector, List<LogEntry> entries, @Nullable S state, long version) {
    UUID id = entries.getFirst().aggregateId();
    S after = state;
    List<LogEntry> done = new ArrayList<>();
    for (int at = 0; at < entries.size(); at++) {
      LogEntry entry = entries.get(at);
      try {
        if (entry.position() > version) {
          after = projector.evolve(after, entry.readable(), entry);
        }
        done.add(entry);
      } catch (DataAccessException e) { // a large one could not be read now
        throw e;
      } catch (RuntimeException e) { // whatever it is: the others must go on
        List<LogEntry> dead = entries.subList(at, entries.size());
        int end = LogEntry.deletionIn(dead);
        if (end < 0) {
          return new Fold<>(
              projector, id, folded(id, state, after, done), dead, entry.name() + ": " + e);
        }
        at += end - 1;
      }
    }
    return new Fold<>(projector, id, folded(id, state, after, done), List.of(), "");
  }

  private static <S> @Nullable Folded<S> folded(
      UUID id, @Nullable S before, @Nullable S after, List<LogEntry> done) {
    return done.isEmpty() ? null : new Folded<>(id, before, after, done);
  }
}
