package io.daybook.query.projection;

import io.daybook.ledger.Log;
import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import io.daybook.query.index.Indices;
import io.daybook.wire.ApiException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Waits only for the feeds that the indices of a request follow from. When the process stops, reads
 * that are being answered may wait a little longer, but not as long as they are willing to.
 */
final class ReadYourWrites implements Freshness, SmartLifecycle {

  /** How old, at most, what eventual reads see is made; they don't wait for it. */
  private static final Duration EVENTUAL = Duration.ofSeconds(1);

  /** The projections are up to date within milliseconds, unless something is wrong. */
  private static final Duration LAST_WAIT = Duration.ofSeconds(2);

  private final Map<Feed, LogReads> feeds;
  private final Refresher refresher;
  private final Map<Feed, AtomicLong> lastEventual = new EnumMap<>(Feed.class);
  private volatile boolean running;

  ReadYourWrites(Map<Feed, LogReads> feeds, Indices indices, Duration patience) {
    this.feeds = Map.copyOf(feeds);
    this.refresher = new Refresher(indices, this::known, patience);
    long longAgo = System.nanoTime() - EVENTUAL.toNanos();
    feeds.keySet().forEach(feed -> lastEventual.put(feed, new AtomicLong(longAgo)));
  }

  private @Nullable Progress known(Index index) {
    return of(index.feed()).known().live().get(index);
  }

  private LogReads of(Feed feed) {
    return Objects.requireNonNull(feeds.get(feed), "a feed that nobody follows");
  }

  @Override
  public void requireWritten(Log log, long position) {
    LogReads reads = of(log == Log.RUNS ? Feed.RUNS : Feed.LEDGER);
    if (position > reads.known().head()) {
      long head = reads.look().head();
      if (position > head) {
        throw ApiException.detail(
            422,
            "Position %d of %s is not written yet: the newest one is %d."
                .formatted(position, log == Log.RUNS ? "the run log" : "the ledger", head));
      }
    }
  }

  @Override
  public void awaitApplied(Set<Index> indices, ConsistencyWish wish) {
    for (Feed feed : Feed.values()) {
      Set<Index> own = Index.of(feed, indices);
      if (!own.isEmpty()) {
        await(feed, own, wish);
      }
    }
  }

  private void await(Feed feed, Set<Index> indices, ConsistencyWish wish) {
    LogReads reads = of(feed);
    switch (wish) {
      case ConsistencyWish.Eventual _ -> reads.requireWhole(indices);
      case ConsistencyWish.AtLeast(var positions) when positions.containsKey(feed.log()) ->
          reads.await(indices, positions.get(feed.log()));
      case ConsistencyWish.AtLeast _, ConsistencyWish.Latest _ ->
          reads.await(indices, reads.look().head());
    }
  }

  @Override
  public void awaitVisible(Set<Index> indices, ConsistencyWish wish) {
    awaitApplied(indices, wish);
    if (wish instanceof ConsistencyWish.Eventual) {
      indices.stream().map(Index::feed).distinct().forEach(this::refreshLater);
    } else {
      refresher.refresh(indices);
    }
  }

  @Override
  public long visible(Index index) {
    return refresher.visible(index);
  }

  /** All indices of the feed, those of others' reads too: what has not changed costs nothing. */
  private void refreshLater(Feed feed) {
    AtomicLong lastTime = Objects.requireNonNull(lastEventual.get(feed));
    long last = lastTime.get();
    long now = System.nanoTime();
    if (now - last >= EVENTUAL.toNanos() && lastTime.compareAndSet(last, now)) {
      Thread.ofVirtual().name("eventual-refresh").start(() -> refreshAll(feed));
    }
  }

  private void refreshAll(Feed feed) {
    Look look = of(feed).look();
    refresher.refresh(Look.whole(look.live()).keySet());
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    CompletableFuture.delayedExecutor(
            LAST_WAIT.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
        .execute(() -> feeds.values().forEach(LogReads::end));
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
