package io.daybook.query.projection;

import io.daybook.query.index.Index;
import io.daybook.query.index.Indices;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes changes visible to searches, and only if there are any: those who ask during a refresh
 * share the next one.
 */
final class Refresher {

  /** More changes than one version of an index will see: 10,000 a second for three years. */
  private static final long VERSION = 1L << 40;

  private final Indices indices;
  private final ProgressBoard board;
  private final Map<Index, Long> visible = new ConcurrentHashMap<>();
  private final Map<Index, ReentrantLock> locks = new EnumMap<>(Index.class);

  Refresher(Indices indices, ProgressBoard board) {
    this.indices = indices;
    this.board = board;
    for (Index index : Index.values()) {
      locks.put(index, new ReentrantLock());
    }
  }

  /** Lets searches see every change that the board knows now. */
  void refresh(Collection<Index> wanted) {
    for (Index index : wanted) {
      refresh(index, generation(board.known(), index));
    }
  }

  private void refresh(Index index, long wanted) {
    if (visible(index) >= wanted) {
      return;
    }
    ReentrantLock lock = locks.get(index);
    if (lock == null) {
      throw new IllegalStateException("no lock for " + index);
    }
    lock.lock();
    try {
      if (visible(index) < wanted) {
        long covered = generation(board.known(), index); // what is changed later is not seen
        indices.refresh(Set.of(index));
        visible.put(index, covered);
      }
    } finally {
      lock.unlock();
    }
  }

  /** What searches see of an index: grows with every visible change. */
  long visible(Index index) {
    return visible.getOrDefault(index, -1L);
  }

  private static long generation(Look look, Index index) {
    Progress progress = look.live().get(index);
    return progress == null ? 0 : progress.version() * VERSION + progress.changes();
  }
}
