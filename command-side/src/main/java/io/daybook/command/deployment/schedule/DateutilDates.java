package io.daybook.command.deployment.schedule;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as {@code dateutil.parser.parse} does: nearly any form, {@code 20270503}, {@code
 * 20270503T120000Z}, {@code 3MAY2027}; what a text leaves out is that of today, the time midnight.
 */
final class DateutilDates {

  /** A year of two digits is one of the fifty around this one. */
  private static final int NEAR = 50;

  private static final int CENTURY = 100;

  private final LocalDate today;

  DateutilDates(LocalDate today) {
    this.today = today;
  }

  /**
   * @param upper in upper case, without spaces
   * @throws IllegalArgumentException with the reference's words if it is no date
   */
  RecurrenceTime parse(String upper) {
    DateFields fields;
    Map<YearMonthDay.Part, Integer> date;
    try {
      fields = DateReading.of(upper);
      date = fields.days.resolve();
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
      throw new IllegalArgumentException("Unknown string format: " + upper, e);
    }
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("String does not contain a date: " + upper);
    }
    try {
      return new RecurrenceTime(wall(fields, date), fields.isZoned());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage() + ": " + upper, e);
    }
  }

  private LocalDateTime wall(DateFields fields, Map<YearMonthDay.Part, Integer> date) {
    int year = year(date.get(YearMonthDay.Part.YEAR), fields.days.centurySpecified);
    int month = date.getOrDefault(YearMonthDay.Part.MONTH, today.getMonthValue());
    Integer day = date.get(YearMonthDay.Part.DAY);
    int length = YearMonthDay.length(year, month);
    LocalDate found =
        LocalDate.of(year, month, day == null ? Math.min(today.getDayOfMonth(), length) : day);
    Integer weekday = fields.weekday;
    LocalDate named =
        weekday == null || day != null
            ? found
            : found.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(weekday)));
    return named.atTime(
        LocalTime.of(
            orZero(fields.hour),
            orZero(fields.minute),
            orZero(fields.second),
            orZero(fields.micros) * 1_000));
  }

  private int year(@Nullable Integer year, boolean centurySpecified) {
    int now = today.getYear();
    int full = Objects.requireNonNullElse(year, now);
    if (year != null && year < CENTURY && !centurySpecified) {
      full += now / CENTURY * CENTURY;
      if (full >= now + NEAR) {
        full -= CENTURY;
      } else if (full < now - NEAR) {
        full += CENTURY;
      }
    }
    if (full < 1 || full > 9999) {
      throw new DateTimeException("year " + full + " is out of range");
    }
    return full;
  }

  private static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
