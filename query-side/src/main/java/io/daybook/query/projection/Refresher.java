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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes changes visible to searches, and only if there are any: those who ask during a refresh
 * share the next one.
 */
final class Refresher {

  /** More changes than one version of an index will see: 10,000 a second for three years. */
  private static final long VERSION = 1L << 40;

  private final Indices indices;
  private final Function<Index, @Nullable Progress> known;
  private final Map<Index, Long> visible = new ConcurrentHashMap<>();
  private final Map<Index, Shared<Long>> refreshes = new EnumMap<>(Index.class);

  /**
   * @param known what this process knows of the progress of an index; null: nothing
   * @param patience how long a reader waits for those before him
   */
  Refresher(Indices indices, Function<Index, @Nullable Progress> known, Duration patience) {
    this.indices = indices;
    this.known = known;
    for (Index index : Index.values()) {
      refreshes.put(index, new Shared<>(() -> refreshNow(index), patience));
    }
  }

  /** Lets searches see every change that is known now. */
  void refresh(Collection<Index> wanted) {
    for (Index index : wanted) {
      refresh(index, generation(index));
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
    long covered = generation(index);
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

  private long generation(Index index) {
    Progress progress = known.apply(index);
    return progress == null ? 0 : progress.version() * VERSION + progress.changes();
  }
}
