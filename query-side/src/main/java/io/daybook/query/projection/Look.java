package io.daybook.query.projection;

import io.daybook.query.index.Index;
import java.util.Collection;
import java.util.Map;

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

  long changed(Index index) {
    Progress progress = live.get(index);
    return progress == null ? 0 : progress.changed();
  }
}
