package io.daybook.query.projection;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Where the ledger ends, for those who tell of its changes: each position it names is the last of a
 * transaction, so that no change is told by halves. Whoever waits here asks PostgreSQL only after
 * it was told of an append, or after the tick of the projections, and Elasticsearch never.
 */
public final class HistoryFront {

  private final Shared<Long> heads;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private long signals;

  /**
   * @param head the position of the newest committed event
   * @param patience how long a reader waits for those who look before him
   */
  HistoryFront(LongSupplier head, Duration patience) {
    this.heads = new Shared<>(head::getAsLong, patience);
  }

  /** Wakes all who wait: there may be more, or no reason to wait any longer. */
  public void wake() {
    lock.lock();
    try {
      signals++;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The position of the newest event that was committed before the call. */
  public long newest() {
    return heads.get();
  }

  /**
   * Waits until there is an event behind a position, but not longer than given.
   *
   * @param over asked whenever somebody wakes those who wait: whether to wait no longer
   * @return the position of the newest event; the one given, or one before it, if none came
   */
  public long awaitBeyond(long position, Duration atMost, BooleanSupplier over)
      throws InterruptedException {
    long nanos = atMost.toNanos();
    while (true) {
      long seen = signals();
      long newest = newest();
      if (newest > position || nanos <= 0 || over.getAsBoolean()) {
        return newest;
      }
      nanos = awaitSignalAfter(seen, nanos);
    }
  }

  private long signals() {
    lock.lock();
    try {
      return signals;
    } finally {
      lock.unlock();
    }
  }

  private long awaitSignalAfter(long seen, long atMost) throws InterruptedException {
    long nanos = atMost;
    lock.lockInterruptibly();
    try {
      while (signals == seen && nanos > 0) {
        nanos = woken.awaitNanos(nanos);
      }
      return nanos;
    } finally {
      lock.unlock();
    }
  }
}
