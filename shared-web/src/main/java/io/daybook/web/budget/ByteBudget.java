package io.daybook.web.budget;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A bound of bytes that many share; who comes first is given first. */
public final class ByteBudget {

  /** Counted in pieces of so many bytes. */
  private static final int UNIT = 1024;

  private final int all;
  private final Semaphore units;

  /**
   * @param bytes at most about 2 TB
   */
  public ByteBudget(long bytes) {
    this.all = units(bytes);
    this.units = new Semaphore(all, true);
  }

  private static int units(long bytes) {
    return (int) Math.min(Math.ceilDiv(bytes, UNIT), Integer.MAX_VALUE);
  }

  /** Whether so much could ever be given. */
  public boolean holds(long bytes) {
    return units(bytes) <= all;
  }

  /** All of it, in bytes. */
  public long size() {
    return (long) all * UNIT;
  }

  /** What is left for others, in bytes. */
  public long available() {
    return (long) units.availablePermits() * UNIT;
  }

  /** A part of it that grows and is given back as a whole; empty at first. */
  public Lease lease() {
    return new Lease();
  }

  /**
   * Waits for a part of it.
   *
   * @return null if others did not give back enough in time
   */
  public @Nullable Lease take(long bytes, Duration patience) {
    Lease lease = new Lease();
    return lease.growTo(bytes, patience) ? lease : null;
  }

  /** What one of those who share it holds. Grown by one thread at a time; any may close it. */
  public final class Lease implements AutoCloseable {

    private static final int CLOSED = -1;

    private final AtomicInteger held = new AtomicInteger();

    private Lease() {}

    /**
     * Lets it be so many bytes in all; does nothing if it is that much already.
     *
     * @return false if others did not give back enough in time, or it is closed: it is then as
     *     before
     */
    public boolean growTo(long bytes, Duration patience) {
      int before = held.get();
      int more = units(bytes) - before;
      if (before == CLOSED || more <= 0) {
        return before != CLOSED;
      }
      if (!acquire(more, patience)) {
        return false;
      }
      if (held.compareAndSet(before, before + more)) {
        return true;
      }
      units.release(more); // it was closed meanwhile
      return false;
    }

    private boolean acquire(int more, Duration patience) {
      if (patience.isZero()) {
        return units.tryAcquire(more);
      }
      try {
        return units.tryAcquire(more, patience.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    /** Gives back all but so many bytes; does nothing if it holds no more, or is closed. */
    public void shrinkTo(long bytes) {
      int before = held.get();
      int less = before - units(bytes);
      if (less > 0 && held.compareAndSet(before, before - less)) {
        units.release(less);
      }
    }

    /** Gives it back, once and for all. */
    @Override
    public void close() {
      int last = held.getAndSet(CLOSED);
      if (last > 0) {
        units.release(last);
      }
    }
  }
}
