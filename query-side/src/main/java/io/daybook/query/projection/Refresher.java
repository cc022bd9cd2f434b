package io.daybook.query.projection;

import io.daybook.query.index.Index;
import io.daybook.query.index.Indices;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
  private final Map<Index, Shared<Long>> refreshes = new EnumMap<>(Index.class);

  /**
   * @param patience how long a reader waits for those before him
   */
  Refresher(Indices indices, ProgressBoard board, Duration patience) {
    this.indices = indices;
    this.board = board;
    for (Index index : Index.values()) {
      refreshes.put(index, new Shared<>(() -> refreshNow(index), patience));
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
    Long _ = Objects.requireNonNull(refreshes.get(index)).get();
  }

  /** What is changed after it has begun is not seen. */
  private long refreshNow(Index index) {
    long covered = generation(board.known(), index);
    if (visible(index) < covered) {
      indices.refresh(Set.of(index));
      visible.put(index, covered);
    }
    return covered;
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
