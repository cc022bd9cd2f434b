package io.daybook.command.deployment.schedule;

import java.time.LocalDate;
import java.time.Year;
import java.util.BitSet;
import java.util.Set;

/** The days of a year that are so many days from its Easter Sunday, as python-dateutil has them. */
final class EasterDays {

  /** Every table of days reaches a week into the next year. */
  private static final int BEYOND = 7;

  private final Set<Integer> offsets;
  private final BitSet days = new BitSet();
  private int year = Integer.MIN_VALUE;

  /**
   * @param offsets from Easter Sunday; none for all days
   */
  EasterDays(Set<Integer> offsets) {
    this.offsets = offsets;
  }

  boolean contain(LocalDate day, int ofYear) {
    if (offsets.isEmpty()) {
      return true;
    }
    if (year != ofYear) {
      year = ofYear;
      days.clear();
      offsets.forEach(this::mark);
    }
    return days.get((int) (day.toEpochDay() - LocalDate.of(year, 1, 1).toEpochDay()));
  }

  private void mark(int offset) {
    int size = Year.of(year).length() + BEYOND;
    int day = easter(year).getDayOfYear() - 1 + offset;
    // Before the year's begin, Python counts from the end of the table.
    int index = day < 0 ? day + size : day;
    if (0 <= index && index < size) {
      days.set(index);
    }
  }

  /** Of the Gregorian calendar, by Oudin's way. */
  static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    int moon = epact - epact / 28 * (1 - epact / 28 * (29 / (epact + 1)) * ((21 - golden) / 11));
    int weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    int afterMarch21 = moon - weekday;
    return LocalDate.of(year, 3, 28).plusDays(afterMarch21);
  }
}
