package io.daybook.run;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;

/**
 * The week in which a run began to exist: the unit in which runs are stored and, when their
 * retention is over, dropped.
 *
 * @param monday its first day, in UTC
 */
public record Week(LocalDate monday) implements Comparable<Week> {

  private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu.MM.dd");

  public Week {
    if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new IllegalArgumentException(monday + " is no Monday");
    }
  }

  public static Week of(Instant begun) {
    LocalDate day = begun.atZone(ZoneOffset.UTC).toLocalDate();
    return new Week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  /** Reads what {@link #text} wrote. */
  public static Week parse(String text) {
    return new Week(LocalDate.parse(text, TEXT));
  }

  public Instant start() {
    return monday.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first moment after it. */
  public Instant end() {
    return next().start();
  }

  public Week next() {
    return new Week(monday.plusWeeks(1));
  }

  /** Its first day, such as {@code 2026.11.16}; sorts by time. */
  public String text() {
    return TEXT.format(monday);
  }

  @Override
  public int compareTo(Week other) {
    return monday.compareTo(other.monday);
  }
}
