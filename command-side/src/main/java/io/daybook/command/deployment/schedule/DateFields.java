package io.daybook.command.deployment.schedule;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the text of a date says, as far as it is read. */
final class DateFields {

  private static final int NOON = 12;

  final YearMonthDay days = new YearMonthDay();
  @Nullable Integer weekday;
  @Nullable Integer hour;
  @Nullable Integer minute;
  @Nullable Integer second;
  @Nullable Integer micros;
  @Nullable String zone;
  @Nullable Integer offset;
  private boolean half;

  boolean isEmpty() {
    boolean timed = hour != null || minute != null || second != null;
    return days.size() == 0 && weekday == null && !timed && zone == null && offset == null && !half;
  }

  /** Whether it says where it is; names that nobody understands don't. */
  boolean isZoned() {
    return offset != null || (zone != null && DateWords.isUtc(zone));
  }

  /**
   * @param number of hours, minutes or seconds
   * @param unit 0 for hours, 1 for minutes, 2 for seconds; others say nothing
   */
  void time(String number, int unit) {
    BigDecimal value = decimal(number);
    switch (unit) {
      case 0 -> {
        hour = value.intValue();
        BigDecimal rest = value.remainder(BigDecimal.ONE);
        minute = rest.signum() == 0 ? minute : Integer.valueOf(sixtieths(rest));
      }
      case 1 -> minutes(value);
      case 2 -> seconds(number);
      default -> {}
    }
  }

  void minutes(BigDecimal value) {
    BigDecimal rest = value.remainder(BigDecimal.ONE);
    minute = value.intValue();
    second = rest.signum() == 0 ? null : Integer.valueOf(sixtieths(rest));
  }

  private static int sixtieths(BigDecimal fraction) {
    return fraction.multiply(BigDecimal.valueOf(60)).intValue();
  }

  void seconds(String text) {
    int dot = text.indexOf('.');
    second = PythonInt.small(dot < 0 ? text : text.substring(0, dot));
    micros = dot < 0 ? 0 : PythonInt.small((text.substring(dot + 1) + "000000").substring(0, 6));
  }

  /** Before or after noon, where an hour was read. */
  void half(int which) {
    Integer read = hour;
    if (read == null || read < 0 || read > NOON) {
      throw new IllegalArgumentException("Invalid hour specified for 12-hour clock.");
    }
    half = true;
    half(read, which);
  }

  void half(int read, int which) {
    boolean isAfter = read < NOON && which == 1;
    boolean isMidnight = read == NOON && which == 0;
    hour = isAfter ? read + NOON : isMidnight ? 0 : read;
  }

  static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
