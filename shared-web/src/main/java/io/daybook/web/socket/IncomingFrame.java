package io.daybook.web.socket;

import io.daybook.web.budget.ByteBudget;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A frame of text as it comes, part by part. What it holds is taken from the budget of all sockets,
 * but for a little that each may have. One thread adds to it, any may close it.
 */
final class IncomingFrame implements AutoCloseable {

  /** In characters. */
  private static final int FREE = 8 * 1024;

  /** Of each character: two, twice, while it grows and when it is taken. */
  private static final int BYTES = 4;

  private static final long NEVER = 0;

  private final ByteBudget budget;
  private ByteBudget.@Nullable Lease lease;
  private StringBuilder text = new StringBuilder();
  private volatile long begun = NEVER;

  IncomingFrame(ByteBudget budget) {
    this.budget = budget;
  }

  synchronized int length() {
    return text.length();
  }

  /**
   * Adds a part.
   *
   * @return false if there is no room for it
   */
  synchronized boolean add(String part) {
    if (begun == NEVER) {
      begun = System.nanoTime();
    }
    int length = text.length() + part.length();
    if (length > FREE && !hold((long) length * BYTES)) {
      return false;
    }
    text.append(part);
    return true;
  }

  private boolean hold(long bytes) {
    ByteBudget.Lease held = lease == null ? budget.lease() : lease;
    lease = held;
    return held.growTo(bytes, Duration.ZERO);
  }

  /** The whole frame; the next one begins. */
  synchronized String take() {
    String whole = text.toString();
    close();
    return whole;
  }

  /** For how long its parts have been coming; nothing if none has come. */
  Duration age() {
    long since = begun;
    return since == NEVER ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
  }

  /** Forgets it, and what it held. */
  @Override
  public synchronized void close() {
    text = new StringBuilder();
    begun = NEVER;
    ByteBudget.Lease held = lease;
    lease = null;
    if (held != null) {
      held.close();
    }
  }
}
