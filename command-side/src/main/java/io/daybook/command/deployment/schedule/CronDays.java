package io.daybook.command.deployment.schedule;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The days that a cron expression matches, found the way croniter finds them. */
final class CronDays {

  /** An expression that matches no day for so long matches none. */
  private static final int YEARS = 50;

  private final CronExpression cron;
  private final boolean ofMonth;
  private final boolean ofWeek;
  private final boolean either;

  /**
   * @param dayOr whether days of the month and of the week are alternatives
   */
  CronDays(CronExpression cron, boolean dayOr) {
    this.cron = cron;
    ofMonth = cron.values().containsKey(CronColumn.DAY) || cron.lastDay();
    ofWeek = cron.values().containsKey(CronColumn.WEEKDAY);
    either = ofMonth && ofWeek && dayOr;
  }

  /**
   * Whether there is a day from one on. Of days of the month and of the week that are alternatives,
   * croniter looks for both each time, and fails if one of them never comes.
   */
  boolean comeFrom(LocalDate from) {
    boolean counted = !cron.occurrences().isEmpty();
    return either
        ? search(from, true, counted) != null && search(from, false, true) != null
        : search(from, ofMonth, ofWeek) != null;
  }

  /** The first day not before a given one; null if there is none. */
  @Nullable LocalDate atOrAfter(LocalDate from) {
    if (!either) {
      return search(from, ofMonth, ofWeek);
    }
    LocalDate byWeek = search(from, false, true);
    // Beside the first or last of some weekday, croniter forgets the days of the month.
    LocalDate byMonth = cron.occurrences().isEmpty() ? search(from, true, false) : null;
    return byMonth != null && (byWeek == null || byMonth.isBefore(byWeek)) ? byMonth : byWeek;
  }

  private @Nullable LocalDate search(LocalDate from, boolean byMonth, boolean byWeek) {
    LocalDate day = from;
    while (day != null && day.getYear() <= from.getYear() + YEARS) {
      LocalDate next = step(day, byMonth, byWeek);
      if (day.equals(next)) {
        return day;
      }
      day = next;
    }
    return null;
  }

  /** The day itself if it matches, else the next that may; null if none does. */
  private @Nullable LocalDate step(LocalDate day, boolean byMonth, boolean byWeek) {
    NavigableSet<Integer> years = cron.values().get(CronColumn.YEAR);
    if (years != null && !years.contains(day.getYear())) {
      Integer year = years.higher(day.getYear());
      return year == null ? null : LocalDate.of(year, 1, 1);
    }
    if (!contains(CronColumn.MONTH, day.getMonthValue())) {
      return day.withDayOfMonth(1).plusMonths(1);
    }
    if (byMonth && !isDayOfMonth(day)) {
      return nextDayOfMonth(day);
    }
    return byWeek && !isDayOfWeek(day) ? nextDayOfWeek(day) : day;
  }

  /**
   * Without a look at the days of the month in between, but those that are counted end with the
   * month.
   */
  private LocalDate nextDayOfWeek(LocalDate day) {
    LocalDate next = day.plusDays(1);
    boolean counted = !cron.occurrences().isEmpty();
    while (!isDayOfWeek(next) && !(counted && next.getDayOfMonth() == 1)) {
      next = next.plusDays(1);
    }
    return next;
  }

  /**
   * As croniter steps: a day that the month lacks is reached beyond its end, and days of the next
   * month before that one are passed over.
   */
  private LocalDate nextDayOfMonth(LocalDate day) {
    NavigableSet<Integer> days = cron.values().getOrDefault(CronColumn.DAY, new TreeSet<>());
    Integer later = days.ceiling(day.getDayOfMonth());
    if (later != null) {
      return day.plusDays(later - day.getDayOfMonth());
    }
    return cron.lastDay()
        ? day.withDayOfMonth(day.lengthOfMonth())
        : day.withDayOfMonth(1).plusMonths(1).plusDays(days.first() - 1);
  }

  private boolean contains(CronColumn column, int value) {
    NavigableSet<Integer> values = cron.values().get(column);
    return values == null || values.contains(value);
  }

  private boolean isDayOfMonth(LocalDate day) {
    Set<Integer> days = cron.values().get(CronColumn.DAY);
    return (days != null && days.contains(day.getDayOfMonth()))
        || (cron.lastDay() && day.getDayOfMonth() == day.lengthOfMonth());
  }

  private boolean isDayOfWeek(LocalDate day) {
    int weekday = day.getDayOfWeek().getValue() % 7;
    Map<Integer, SortedSet<Integer>> occurrences = cron.occurrences();
    if (occurrences.isEmpty()) {
      return contains(CronColumn.WEEKDAY, weekday);
    }
    Set<Integer> which = occurrences.getOrDefault(weekday, new TreeSet<>());
    boolean last = day.getDayOfMonth() + 7 > day.lengthOfMonth();
    return which.contains((day.getDayOfMonth() - 1) / 7 + 1)
        || (last && which.contains(CronExpression.LAST));
  }
}
