package io.daybook.query.projection;

import io.daybook.ledger.Log;
import io.daybook.query.index.Index;
import io.daybook.query.index.Indices;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Waits only for the logs that the indices of a request follow from. */
final class ReadYourWrites implements Freshness {

  /** How old, at most, what eventual reads see is made; they don't wait for it. */
  private static final Duration EVENTUAL = Duration.ofSeconds(1);

  private final Map<Log, LogReads> logs;
  private final Refresher refresher;
  private final AtomicLong lastEventual = new AtomicLong(System.nanoTime() - EVENTUAL.toNanos());

  ReadYourWrites(Map<Log, LogReads> logs, Indices indices, Duration patience) {
    this.logs = Map.copyOf(logs);
    this.refresher = new Refresher(indices, this::known, patience);
  }

  private @Nullable Progress known(Index index) {
    return of(index.log()).known().live().get(index);
  }

  private LogReads of(Log log) {
    return Objects.requireNonNull(logs.get(log), "a log that nobody follows");
  }

  @Override
  public void awaitApplied(Set<Index> indices, ConsistencyWish wish) {
    for (Log log : Log.values()) {
      Set<Index> own = Index.of(log, indices);
      if (!own.isEmpty()) {
        await(log, own, wish);
      }
    }
  }

  private void await(Log log, Set<Index> indices, ConsistencyWish wish) {
    LogReads reads = of(log);
    switch (wish) {
      case ConsistencyWish.Eventual _ -> {}
      case ConsistencyWish.AtLeast(var positions) when positions.containsKey(log) ->
          reads.await(indices, positions.get(log));
      case ConsistencyWish.AtLeast _, ConsistencyWish.Latest _ ->
          reads.await(indices, reads.look().head());
    }
  }

  @Override
  public void awaitVisible(Set<Index> indices, ConsistencyWish wish) {
    awaitApplied(indices, wish);
    if (wish instanceof ConsistencyWish.Eventual) {
      refreshLater();
    } else {
      refresher.refresh(indices);
    }
  }

  @Override
  public long visible(Index index) {
    return refresher.visible(index);
  }

  /** All of them, those of others' reads too: what has not changed costs nothing. */
  private void refreshLater() {
    long last = lastEventual.get();
    long now = System.nanoTime();
    if (now - last >= EVENTUAL.toNanos() && lastEventual.compareAndSet(last, now)) {
      Thread.ofVirtual().name("eventual-refresh").start(this::refreshAll);
    }
  }

  private void refreshAll() {
    logs.forEach((log, reads) -> {
      Look _ = reads.look();
      refresher.refresh(Index.of(log));
    });
  }
}
