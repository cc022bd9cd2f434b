package io.daybook.query.projection;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A look at the database for all who ask at the same time: each gets one that began after he came.
 */
final class SharedLook {

  private final ProgressTable progress;
  private final ProgressBoard board;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicLong begun = new AtomicLong();
  private Look last;

  SharedLook(ProgressTable progress, ProgressBoard board) {
    this.progress = progress;
    this.board = board;
    this.last = board.known();
  }

  Look look() {
    long arrival = begun.get();
    lock.lock();
    try {
      if (begun.get() == arrival) {
        boolean open = board.isOpen();
        Look look = lookNow();
        if (open) { // else what it saw may have been lost
          board.publish(look.head(), look.live());
        }
        last = look;
      }
      return last;
    } finally {
      lock.unlock();
    }
  }

  private Look lookNow() {
    long number = begun.get();
    begun.incrementAndGet();
    try {
      return progress.look();
    } catch (RuntimeException e) {
      begun.set(number); // nobody may rely on it
      throw e;
    }
  }
}
