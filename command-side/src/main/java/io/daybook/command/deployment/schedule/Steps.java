package io.daybook.command.deployment.schedule;

/**
 * How far one look for dates may go: days that are compared with a rule, and periods of hours,
 * minutes and seconds. All rules of a schedule share them.
 */
public final class Steps {

  /** More than the seconds of eleven days. */
  public static final int MOST = 1_000_000;

  private final int most;
  private int left;

  public Steps(int most) {
    this.most = most;
    left = most;
  }

  /** Whether one more may be taken. */
  boolean take() {
    left--;
    return left >= 0;
  }

  public int taken() {
    return most - Math.max(left, 0);
  }

  /** Whether something was left undone. */
  boolean areSpent() {
    return left < 0;
  }
}
