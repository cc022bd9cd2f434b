package io.daybook.query.directory;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A look at something that many ask for at once. Whoever arrives gets a look that began after that;
 * all who arrive during one look share the next.
 */
final class Shared {
  private final Runnable look;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicLong arrived = new AtomicLong();
  private long served;

  Shared(Runnable look) {
    this.look = look;
  }

  /** Returns after a look that began after the call. */
  void look() {
    long ticket = arrived.incrementAndGet();
    lock.lock();
    try {
      if (served < ticket) {
        long upTo = arrived.get();
        look.run();
        served = upTo;
      }
    } finally {
      lock.unlock();
    }
  }
}
