package io.daybook.query.projection;

import io.daybook.query.index.Completeness;
import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process believes of Elasticsearch: what a look has shown, until a request fails. From
 * then on nothing is believed of any index before another look, since what comes back may be less
 * than what went away.
 */
final class Watch implements Completeness {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Map<Feed, ProgressBoard> boards;
  private final ProgressTable progress;
  private final Shared<Set<Index>> looks;
  private final Set<Index> misaligned = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean soon = new AtomicBoolean();
  private volatile @Nullable Inspector inspector;
  private volatile Set<Index> proven = Set.of();
  private long failures;

  /**
   * @param patience how long a reader waits for those who look before him
   */
  Watch(Map<Feed, ProgressBoard> boards, ProgressTable progress, Duration patience) {
    this.boards = Map.copyOf(boards);
    this.progress = progress;
    this.looks = new Shared<>(this::lookNow, patience);
  }

  /** Looks by it from now on; before, nothing is believed. */
  void lookBy(Inspector begun) {
    inspector = begun;
  }

  @Override
  public void require(Index index) {
    if (proven.contains(index)) {
      return;
    }
    requireNotLost(index);
    if (!looks.get().contains(index)) {
      requireNotLost(index);
      throw new ProjectionBehindException(
          "Elasticsearch has not shown yet that it has all documents of " + index.key());
    }
  }

  private void requireNotLost(Index index) {
    board(index.feed()).known().requireWhole(Set.of(index));
  }

  /** Another node may have dropped a week since this one looked how many there must be. */
  @Override
  public void answered(Index index, int parts) {
    if (parts < expected(index)) {
      Look look = progress.look(index.feed());
      board(index.feed()).publish(look.head(), look.live());
      int expected = expected(index);
      if (parts < expected) {
        misaligned.add(index);
        failed();
        throw new ProjectionBehindException(
            "%d of %d parts of %s answered".formatted(parts, expected, index.key()));
      }
    }
  }

  private int expected(Index index) {
    Progress row = board(index.feed()).known().live().get(index);
    return row == null ? 0 : row.parts();
  }

  @Override
  public void failed() {
    believe(Set.of());
    if (soon.compareAndSet(false, true)) {
      Thread.ofVirtual().name("look").start(this::lookOnce);
    }
  }

  private void lookOnce() {
    soon.set(false); // before the look: a failure during it counts
    lookQuietly();
  }

  /** Looks what may be the reason of a failure. */
  void lookAfterFailure() {
    believe(Set.of());
    lookQuietly();
  }

  /** Looks whether everything is there. While one of the servers is away, others say so. */
  void lookQuietly() {
    try {
      Set<Index> _ = looks.get();
    } catch (RuntimeException e) {
      LOG.debug("What Elasticsearch has is not known: {}", e.toString());
    }
  }

  private Set<Index> lookNow() {
    Inspector looking = inspector;
    long before = failures();
    try {
      Set<Index> seen = looking == null ? Set.of() : look(looking);
      realign(looking, seen);
      return believe(seen, before);
    } catch (RuntimeException e) {
      believe(Set.of());
      throw e;
    }
  }

  /** After a failure everything that may be its reason is looked at. */
  private Set<Index> look(Inspector looking) {
    if (proven.isEmpty()) {
      looking.unblock(begun());
    }
    return looking.inspect(begun());
  }

  private List<Feed> begun() {
    return Arrays.stream(Feed.values()).filter(feed -> board(feed).isOpen()).toList();
  }

  private void realign(@Nullable Inspector looking, Set<Index> seen) {
    for (Index index : List.copyOf(misaligned)) {
      if (looking != null && seen.contains(index)) {
        looking.realign(index);
      }
      misaligned.remove(index);
    }
  }

  private synchronized long failures() {
    return failures;
  }

  private synchronized void believe(Set<Index> seen) {
    failures++;
    proven = seen;
  }

  /** What failed meanwhile may have failed after it was looked at. */
  private synchronized Set<Index> believe(Set<Index> seen, long before) {
    if (failures == before) {
      proven = Set.copyOf(seen);
    }
    return seen;
  }

  private ProgressBoard board(Feed feed) {
    return Objects.requireNonNull(boards.get(feed), "a feed that nobody follows");
  }
}
