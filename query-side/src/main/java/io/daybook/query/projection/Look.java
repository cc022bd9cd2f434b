package io.daybook.query.projection;

import io.daybook.query.index.Index;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far everything was at one moment.
 *
 * @param head the position of the newest committed event
 * @param live the indices behind the aliases
 */
record Look(long head, Map<Index, Progress> live) {

  /** The position up to which all of these indices have every event; -1: one is not there yet. */
  long applied(Collection<Index> indices) {
    return indices.stream()
        .mapToLong(index -> live.containsKey(index) ? live.get(index).applied() : -1)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** One of these indices that was lost, and can't be read until it was filled again. */
  Optional<Progress> lost(Collection<Index> indices) {
    return indices.stream()
        .filter(live::containsKey)
        .map(live::get)
        .filter(row -> !row.isWhole())
        .findFirst();
  }

  /**
   * @throws ProjectionBehindException if one of these indices was lost
   */
  void requireWhole(Collection<Index> indices) {
    lost(indices)
        .ifPresent(row -> {
          throw new ProjectionBehindException(
              "The documents of %s are being filled again from the log, some were lost: %s"
                  .formatted(row.index().key(), row.lost()));
        });
  }

  /** Those that were not lost: they are written together, and are equally far. */
  static Map<Index, Progress> whole(Map<Index, Progress> rows) {
    Map<Index, Progress> whole = new EnumMap<>(Index.class);
    rows.forEach((index, row) -> {
      if (row.isWhole()) {
        whole.put(index, row);
      }
    });
    return whole;
  }

  /** How far the newest of them is: one that was lost stays behind. */
  static long newest(Map<Index, Progress> rows) {
    return rows.values().stream().mapToLong(Progress::applied).max().orElse(0);
  }

  long changed(Index index) {
    Progress progress = live.get(index);
    return progress == null ? 0 : progress.changed();
  }
}
