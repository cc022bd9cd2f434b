package io.daybook.command.run.schedule;

/**
 * How much all runs that one transaction makes may be, as they are written: it has all of them in
 * memory at once. What is left is made the next time.
 */
final class ByteAllowance {

  private static final long MOST = 16 << 20;

  /** The parameters of each deployment take many times as much memory as their text. */
  private static final long MOST_OF_SEVERAL = 4 << 20;

  private long taken;

  /** Whether one more run may be made; the first may, or it never would be. */
  boolean take(int length) {
    if (taken > 0 && taken + length > MOST) {
      return false;
    }
    taken += length;
    return true;
  }

  /** Whether the runs of one more deployment may be. */
  boolean hasRoomForAnother() {
    return taken < MOST_OF_SEVERAL;
  }
}
