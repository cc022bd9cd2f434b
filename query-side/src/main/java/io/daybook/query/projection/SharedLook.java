package io.daybook.query.projection;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A look at the database for all who ask at the same time: each gets one that began after he came.
 * They share a failure too, so that nobody waits for one time-out after another.
 */
final class SharedLook {

  private final Supplier<Look> source;
  private final ProgressBoard board;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicLong begun = new AtomicLong();
  private Look last;
  private @Nullable RuntimeException failure;

  SharedLook(Supplier<Look> source, ProgressBoard board) {
    this.source = source;
    this.board = board;
    this.last = board.known();
  }

  Look look() {
    long arrival = begun.get();
    lock.lock();
    try {
      if (begun.get() == arrival) {
        lookNow();
      }
      if (failure != null) {
        throw failure;
      }
      return last;
    } finally {
      lock.unlock();
    }
  }

  private void lookNow() {
    begun.incrementAndGet();
    boolean open = board.isOpen();
    try {
      last = source.get();
      failure = null;
      if (open) { // else what it saw may have been lost
        board.publish(last.head(), last.live());
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }
}
