package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** The projections of one feed: begins them, ends them, and lets them be repaired. */
final class Following {
  private static final Logger LOG = LoggerFactory.getLogger(Following.class);
  private static final int GRACE_SECONDS = 5;

  /** Aggregates with dead letters: the projection waits while these are tried. */
  private static final int AT_ONCE = 100;

  private final Feed feed;
  private final Bootstrap bootstrap;
  private final Inspector inspector;
  private final LogSignal signal;
  private final LogSource source;
  private final PooledStreamingEventProcessor processor;
  private final LogFollower follower;
  private final Rebuilds rebuilds;
  private final TransactionOperations transactions;
  private final ProgressTable progress;
  private final Applier applier;
  private final ProgressBoard board;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable String problem = "the projections have not begun yet";

  Following(
      Feed feed,
      Bootstrap bootstrap,
      Inspector inspector,
      LogSignal signal,
      LogSource source,
      PooledStreamingEventProcessor processor,
      LogFollower follower,
      Rebuilds rebuilds,
      TransactionOperations transactions,
      ProgressTable progress,
      Applier applier,
      ProgressBoard board) {
    this.feed = feed;
    this.bootstrap = bootstrap;
    this.inspector = inspector;
    this.signal = signal;
    this.source = source;
    this.processor = processor;
    this.follower = follower;
    this.rebuilds = rebuilds;
    this.transactions = transactions;
    this.progress = progress;
    this.applier = applier;
    this.board = board;
  }

  Feed feed() {
    return feed;
  }

  /** Calls on every sign that the log may have more; it must return at once. */
  void onSignal(Runnable listener) {
    signal.add(listener);
  }

  /** Lets them look at the log now, if it is this process that follows it. */
  void hurry() {
    source.hurry();
  }

  /** What this process knows of their progress. */
  ProgressBoard board() {
    return board;
  }

  /** What keeps the documents from being up to date; null if nothing does. */
  @Nullable String problem() {
    String atStart = problem;
    return atStart == null ? follower.problem() : atStart;
  }

  /** Applies dead letters again, together with what came behind them. */
  void retry(Projector<?> projector) {
    List<UUID> dead = applier.dead(projector);
    for (int from = 0; from < dead.size(); from += AT_ONCE) {
      retry(projector, dead.subList(from, Math.min(dead.size(), from + AT_ONCE)));
    }
  }

  private void retry(Projector<?> projector, List<UUID> dead) {
    Map<Index, Progress> rows =
        Objects.requireNonNull(
            transactions.execute(_ -> {
              Map<Index, Progress> live = progress.lockAllLive(feed);
              new Look(0, live).requireWhole(projector.indices());
              live.keySet().retainAll(projector.indices());
              Applied after = applier.retry(projector, dead, live);
              progress.save(after.rows().values(), after.acknowledged());
              return after.rows();
            }));
    board.publish(0, rows);
  }

  Rebuilds rebuilds() {
    return rebuilds;
  }

  /**
   * Returns at once: the server may answer before Elasticsearch does.
   *
   * @param others which begin first, unless they take long: what creates indices keeps the others
   *     from it
   */
  void start(List<Following> others) {
    Thread.ofPlatform()
        .name(feed.key() + "-projections-start")
        .daemon()
        .start(() -> begin(List.copyOf(others)));
  }

  private void begin(List<Following> others) {
    others.forEach(other -> await(other.begun, GRACE_SECONDS));
    while (stopped.getCount() > 0) {
      try {
        bootstrap.run();
        Set<Index> _ = inspector.inspect(List.of(feed));
        board.open();
        follow();
        begun.countDown();
        return;
      } catch (RuntimeException e) {
        problem = "" + e.getMessage();
        LOG.warn(
            "The projections of {} can't begin yet, trying again: {}", feed.key(), e.getMessage());
        pause();
      }
    }
  }

  private synchronized void follow() {
    if (stopped.getCount() > 0) {
      rebuilds.requestWhatIsDue(); // may fail: before anything has begun
      signal.start();
      processor.start();
      rebuilds.start();
      problem = null;
      Thread.ofVirtual().name(feed.key() + "-dead-letters").start(this::retryAll);
    }
  }

  /** What another version could not apply this one may be able to. */
  private void retryAll() {
    try {
      Projectors.of(feed).forEach(this::retry);
    } catch (RuntimeException e) {
      LOG.warn("The dead letters of {} were not tried again: {}", feed.key(), e.getMessage());
    }
  }

  private void pause() {
    await(stopped, 1);
  }

  private void await(CountDownLatch latch, int seconds) {
    try {
      boolean _ = latch.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      stopped.countDown();
    }
  }

  synchronized void stop() {
    stopped.countDown();
    follower.stop();
    rebuilds.stop();
    if (processor.isRunning()) {
      processor.shutDown();
    }
    signal.close();
  }
}
