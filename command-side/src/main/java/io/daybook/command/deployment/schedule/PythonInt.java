package io.daybook.command.deployment.schedule;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Whole numbers as Python's {@code int()} reads them. */
final class PythonInt {

  private static final Pattern FORM =
      Pattern.compile("[+-]?\\d++(?:_\\d++)*+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int MOST_DIGITS = 4300;

  /** Beyond everything that can be counted between the years 1 and 9999. */
  private static final BigInteger FAR = BigInteger.valueOf(1_000_000_000_000L);

  private PythonInt() {}

  /**
   * @throws IllegalArgumentException if it is none
   */
  static BigInteger parse(String text) {
    if (text.length() > MOST_DIGITS || !FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("invalid literal for int() with base 10: '" + text + "'");
    }
    return new BigInteger(text.replace("_", ""));
  }

  /** The number, or a far one of its sign. */
  static long bounded(BigInteger number) {
    return number.abs().compareTo(FAR) <= 0
        ? number.longValue()
        : number.signum() * FAR.longValue();
  }

  /** As {@link #bounded}, for numbers of days, months and the like. */
  static int small(String text) {
    return Math.clamp(bounded(parse(text)), -1_000_000, 1_000_000);
  }
}
