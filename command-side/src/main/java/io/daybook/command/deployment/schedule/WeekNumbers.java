package io.daybook.command.deployment.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.BitSet;
import java.util.Set;

/**
 * The days of a year that are in weeks of certain numbers, as python-dateutil counts them: the
 * first week has at least four days in the year. Only the days of the year itself count, and up to
 * six after it for a week that begins in it.
 */
final class WeekNumbers {

  private final Set<Integer> numbers;
  private final DayOfWeek weekStart;
  private final BitSet days = new BitSet();
  private int year = Integer.MIN_VALUE;

  /**
   * @param numbers 1 to 53, or from the last week back; none for all weeks
   */
  WeekNumbers(Set<Integer> numbers, DayOfWeek weekStart) {
    this.numbers = numbers;
    this.weekStart = weekStart;
  }

  boolean contain(LocalDate day, int ofYear) {
    if (numbers.isEmpty()) {
      return true;
    }
    if (year != ofYear) {
      year = ofYear;
      days.clear();
      mark();
    }
    return days.get((int) (day.toEpochDay() - LocalDate.of(year, 1, 1).toEpochDay()));
  }

  private void mark() {
    int weekday = LocalDate.of(year, 1, 1).getDayOfWeek().getValue() - 1;
    int length = Year.of(year).length();
    int start = weekStart.getValue() - 1;
    int firstStart = Math.floorMod(7 - weekday + start, 7);
    boolean reachesBack = firstStart >= 4;
    int first = reachesBack ? 0 : firstStart;
    int counted = reachesBack ? length + Math.floorMod(weekday - start, 7) : length - first;
    int weeks = counted / 7 + counted % 7 / 4;
    int shift = reachesBack ? 7 - firstStart : 0;
    for (int number : numbers) {
      int week = number < 0 ? number + weeks + 1 : number;
      if (week > 1 && week <= weeks) {
        week(first + (week - 1) * 7 - shift);
      } else if (week == 1) {
        week(first);
      }
    }
    if (numbers.contains(1) && first + weeks * 7 - shift < length) {
      week(first + weeks * 7 - shift);
    }
    if (first > 0 && numbers.contains(lastOfYearBefore(length, first, start))) {
      days.set(0, first);
    }
  }

  /** Up to the next day that weeks begin with. */
  private void week(int from) {
    LocalDate newYear = LocalDate.of(year, 1, 1);
    int day = from;
    do {
      days.set(day);
      day++;
    } while (newYear.plusDays(day).getDayOfWeek() != weekStart);
  }

  private int lastOfYearBefore(int length, int first, int start) {
    if (numbers.contains(-1)) {
      return -1;
    }
    int weekday = LocalDate.of(year - 1, 1, 1).getDayOfWeek().getValue() - 1;
    boolean reachesBack = Math.floorMod(7 - weekday + start, 7) >= 4;
    // dateutil takes the length of the wrong year in the second case.
    return reachesBack
        ? 52 + (Year.of(year - 1).length() + Math.floorMod(weekday - start, 7)) % 7 / 4
        : 52 + (length - first) % 7 / 4;
  }
}
