package io.daybook.query.projection;

import io.daybook.query.index.Index;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What this process knows of the progress of the live indices; it only ever grows. */
final class ProgressBoard {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition advanced = lock.newCondition();
  private Look known = new Look(0, Map.of());
  private boolean open;

  /** Until then nobody's wait ends: the documents may be lost, or not be there yet. */
  void open() {
    lock.lock();
    try {
      open = true;
      advanced.signalAll();
    } finally {
      lock.unlock();
    }
  }

  Look known() {
    lock.lock();
    try {
      return known;
    } finally {
      lock.unlock();
    }
  }

  boolean isOpen() {
    lock.lock();
    try {
      return open;
    } finally {
      lock.unlock();
    }
  }

  /** Takes over what is newer; nothing before it is open. */
  void publish(long head, Map<Index, Progress> rows) {
    lock.lock();
    try {
      if (!open) {
        return;
      }
      Map<Index, Progress> merged = new EnumMap<>(Index.class);
      merged.putAll(known.live());
      rows.forEach((index, row) -> merged.merge(index, row, ProgressBoard::newer));
      known = new Look(Math.max(head, known.head()), merged);
      advanced.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static Progress newer(Progress a, Progress b) {
    return b.version() > a.version()
            || (b.version() == a.version()
                && (b.applied() > a.applied()
                    || (b.applied() == a.applied() && b.changes() > a.changes())))
        ? b
        : a;
  }

  /** Waits until the indices have every event up to a position, but not longer than given. */
  boolean await(Collection<Index> indices, long position, Duration atMost) {
    lock.lock();
    try {
      long nanos = atMost.toNanos();
      while (!open || known.applied(indices) < position) {
        if (nanos <= 0) {
          return false;
        }
        nanos = advanced.awaitNanos(nanos);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
