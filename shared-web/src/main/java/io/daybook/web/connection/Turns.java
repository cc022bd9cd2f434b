package io.daybook.web.connection;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many threads may be at work for those who send much. Virtual threads share processors only
 * where they wait, so these would leave none to all others.
 */
final class Turns {

  /** Whoever has a turn may be kept by its client: then it goes on without. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Semaphore turns =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  /** Waits for one; who comes first is first. */
  boolean take() {
    try {
      return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void giveBack() {
    turns.release();
  }

  int left() {
    return turns.availablePermits();
  }
}
