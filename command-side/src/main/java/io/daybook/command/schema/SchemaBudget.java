package io.daybook.command.schema;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How much work the schemas of one request may make, and how long. A schema of three kilobytes can
 * ask for years: by references that fan out, by patterns that backtrack, by many names for a large
 * part of it. All is counted in one unit, about as long as a pattern takes to read a character.
 */
final class SchemaBudget {

  /** Some tenths of a second; parameters of the largest size, each checked twice, need a tenth. */
  static final long MOST = 20_000_000;

  /** A bound on checks for what is not counted; far from what the work takes on a busy machine. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static final int UNITS_BETWEEN_LOOKS = 100_000;

  private static final ScopedValue<SchemaBudget> CURRENT = ScopedValue.newInstance();

  private final LongSupplier nanos;
  private long left;
  private long nextLook;
  private long nanosBefore;
  private long start;
  private boolean isRunning;

  private SchemaBudget(long most, LongSupplier nanos) {
    this.left = most;
    this.nextLook = most - UNITS_BETWEEN_LOOKS;
    this.nanos = nanos;
  }

  /** Runs checks with one budget: the one that they are within already, or a new one. */
  static <T> T within(Supplier<T> checks) {
    return CURRENT.isBound() ? checks.get() : within(MOST, System::nanoTime, checks);
  }

  static <T> T within(long most, LongSupplier nanos, Supplier<T> checks) {
    return ScopedValue.where(CURRENT, new SchemaBudget(most, nanos)).call(checks::get);
  }

  /**
   * A check within a budget, the only thing that its clock is for: whoever checks several things
   * may wait for locks in between.
   */
  static <T> T timed(Supplier<T> check) {
    return CURRENT.isBound() ? CURRENT.get().run(check) : check.get();
  }

  private <T> T run(Supplier<T> check) {
    if (isRunning) {
      return check.get();
    }
    start = nanos.getAsLong();
    isRunning = true;
    try {
      return check.get();
    } finally {
      isRunning = false;
      nanosBefore += nanos.getAsLong() - start;
    }
  }

  /**
   * Outside of any budget, where the schema of schemas is read, all may be spent.
   *
   * @throws SchemaBudgetException if no more is left
   */
  static void spend(long units) {
    if (CURRENT.isBound()) {
      CURRENT.get().take(units);
    }
  }

  /** The one that the check is within. */
  static SchemaBudget current() {
    return CURRENT.get();
  }

  void take(long units) {
    left -= units;
    if (left < 0) {
      throw new SchemaBudgetException();
    }
    if (left < nextLook) {
      nextLook = left - UNITS_BETWEEN_LOOKS;
      lookAtTheClock();
    }
  }

  private void lookAtTheClock() {
    if (isRunning && nanosBefore + nanos.getAsLong() - start > LONGEST.toNanos()) {
      left = 0;
      throw new SchemaBudgetException();
    }
  }
}
