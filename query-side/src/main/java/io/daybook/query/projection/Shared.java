package io.daybook.query.projection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * An answer for all who ask at the same time: each gets one that was begun after he came. They
 * share a failure too, so that nobody waits for one time-out after another.
 */
public final class Shared<T> {
  /** Who is not to wait for anything still waits for those before him. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  private final Supplier<T> source;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final AtomicLong begun = new AtomicLong();
  private Supplier<T> outcome = this::none;

  /**
   * @param patience how long one who asks waits for those before him, but a second at least
   */
  public Shared(Supplier<T> source, Duration patience) {
    this.source = source;
    this.patience = patience.compareTo(LEAST) < 0 ? LEAST : patience;
  }

  /**
   * Returns what the source answered, or throws what it threw.
   *
   * @throws ProjectionBehindException if others wait for the source too long
   */
  public T get() {
    long arrival = begun.get();
    acquire();
    try {
      if (begun.get() == arrival) {
        begun.incrementAndGet();
        outcome = this::none; // nobody gets the one before if this one dies
        outcome = ask();
      }
      return outcome.get();
    } finally {
      lock.unlock();
    }
  }

  private Supplier<T> ask() {
    try {
      T answer = source.get();
      return () -> answer;
    } catch (RuntimeException e) {
      return () -> {
        throw e;
      };
    }
  }

  private void acquire() {
    try {
      if (lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ProjectionBehindException("The reads before this one still wait for an answer");
  }

  private T none() {
    throw new IllegalStateException("there is no answer");
  }
}
