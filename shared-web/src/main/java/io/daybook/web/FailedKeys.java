package io.daybook.web;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Makes who guesses keys slow: after a few wrong ones each answer to a further one waits. A right
 * key never does, so that nobody can keep others out by guessing.
 */
public final class FailedKeys implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(FailedKeys.class);

  /** Wrong keys that are answered at once: a person mistypes, a client tries again. */
  private static final int AT_ONCE = 10;

  /** So many answers wait; others are refused rather than kept in memory. */
  private static final int MOST_WAITING = 100;

  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  private final Duration delay;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);
  private final CountDownLatch ended = new CountDownLatch(1);
  private long count;
  private long told;
  private long lineAt = System.nanoTime() - BETWEEN_LINES.toNanos();
  private long graceAt = System.nanoTime();
  private int grace = AT_ONCE;

  public FailedKeys(Duration delay) {
    this.delay = delay;
  }

  /**
   * Counts a wrong key, and waits if there were many.
   *
   * @return false if too many wait already
   */
  public boolean take(@Nullable String address) {
    return count(address) || await();
  }

  /** Whether its answer need not wait. */
  private synchronized boolean count(@Nullable String address) {
    count++;
    long now = System.nanoTime();
    if (now - lineAt >= BETWEEN_LINES.toNanos()) {
      log.warn(
          "{} requests came with a wrong key since the last such line, {} since the start; the"
              + " newest from {}",
          count - told,
          count,
          address);
      told = count;
      lineAt = now;
    }
    if (now - graceAt >= BETWEEN_LINES.toNanos()) {
      grace = AT_ONCE;
      graceAt = now;
    }
    return delay.isZero() || grace-- > 0;
  }

  private boolean await() {
    if (!waiting.tryAcquire()) {
      return false;
    }
    try {
      boolean _ = ended.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      waiting.release();
    }
    return true;
  }

  @Override
  public void destroy() {
    ended.countDown();
  }
}
