package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Applies batches to the live indices. What goes wrong with a whole batch is never the events'
 * fault (Elasticsearch or PostgreSQL is away): the batch is tried again until it is applied.
 */
final class LogFollower {
  private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);

  private final Feed feed;
  private final TransactionOperations transactions;
  private final ProgressTable progress;
  private final LogTable table;
  private final Applier applier;
  private final ProgressBoard board;
  private final Duration retryDelay;
  private final Runnable onFailure;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile @Nullable String problem;

  /**
   * @param onFailure looks for what may be the reason, before a batch is tried again; it must not
   *     throw
   */
  LogFollower(
      Feed feed,
      TransactionOperations transactions,
      ProgressTable progress,
      LogTable table,
      Applier applier,
      ProgressBoard board,
      Duration retryDelay,
      Runnable onFailure) {
    this.feed = feed;
    this.transactions = transactions;
    this.progress = progress;
    this.table = table;
    this.applier = applier;
    this.board = board;
    this.retryDelay = retryDelay;
    this.onFailure = onFailure;
  }

  /** Why the current batch can't be applied; null if nothing is wrong. */
  @Nullable String problem() {
    return problem;
  }

  /** Gives up the batch that is being tried again. */
  void stop() {
    stopped.countDown();
  }

  void apply(List<LogEntry> batch) {
    long last = batch.getLast().position();
    for (int failures = 0; ; failures++) {
      boolean isAgain = failures > 0;
      try {
        board.publish(
            last,
            Objects.requireNonNull(
                transactions.execute(_ -> applyLocked(isAgain ? stillThere(batch) : batch))));
        succeeded(failures, last);
        return;
      } catch (RuntimeException e) {
        failed(e, failures, batch);
        onFailure.run();
        pause(failures);
      }
    }
  }

  /** A retention may have dropped some of a batch, and a large one can't be read any more then. */
  private List<LogEntry> stillThere(List<LogEntry> batch) {
    long last = batch.getLast().position();
    return table.after(batch.getFirst().position() - 1, batch.size()).stream()
        .filter(entry -> entry.position() <= last)
        .toList();
  }

  private Map<Index, Progress> applyLocked(List<LogEntry> batch) {
    Map<Index, Progress> rows = Look.whole(progress.lockAllLive(feed));
    if (rows.isEmpty()) {
      throw new AllLostException();
    }
    if (batch.isEmpty()) {
      return rows; // a retention dropped all of it
    }
    long applied = rows.values().stream().mapToLong(Progress::applied).min().orElse(0);
    if (batch.getFirst().position() > applied + 1 && table.has(applied, batch.getFirst())) {
      throw new IllegalStateException(
          "the documents are at position %d, so that %d can't follow"
              .formatted(applied, batch.getFirst().position()));
    }
    if (applied >= batch.getLast().position()) {
      return rows; // by another node, while this one waited for the lock
    }
    Applied after = applier.apply(batch, rows);
    progress.save(after.rows().values(), after.acknowledged());
    return after.rows();
  }

  private void succeeded(int failures, long position) {
    if (failures > 0) {
      LOG.info("The documents are up to date again, at position {} of {}", position, feed.key());
    }
    problem = null;
  }

  private void failed(RuntimeException e, int failures, List<LogEntry> batch) {
    problem = "" + e.getMessage();
    if (e instanceof AllLostException) { // it is told who does something about it
      return;
    }
    String text =
        "Events of {} from position {} on can't be applied now and are tried again, reads that need"
            + " them get 503. Is Elasticsearch up, and daybook.elasticsearch.* right? {}";
    if (failures == 0 || failures % 60 == 0) {
      LOG.warn(text, feed.key(), batch.getFirst().position(), e.getMessage(), e);
    } else {
      LOG.debug(text, feed.key(), batch.getFirst().position(), e.getMessage());
    }
  }

  private void pause(int failures) {
    long millis = retryDelay.toMillis() * Math.min(10, 1L << Math.min(failures, 4));
    try {
      if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("stopped before the batch was applied");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the batch was applied", e);
    }
  }
}
