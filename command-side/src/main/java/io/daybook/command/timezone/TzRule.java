package io.daybook.command.timezone;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rule at the end of a zone's file, such as {@code CET-1CEST,M3.5.0,M10.5.0/3}: what holds
 * behind the last change that the file lists. Daylight time may be behind standard time ({@code
 * IST-1GMT0,…}), and a change may come before or after its day ({@code M3.4.4/50}).
 *
 * @param standard what holds where there is no daylight time
 * @param changes of each year, in order; none where nothing changes any more
 */
record TzRule(ClockOffset standard, List<Yearly> changes) {

  /**
   * @param to what holds from then on
   */
  record Yearly(ZoneOffsetTransitionRule rule, ClockOffset to) {

    ZoneOffsetTransition in(int year) {
      return rule.createTransition(year);
    }
  }

  private static final String NAME = "(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]+>)";
  private static final String TIME = "[+-]?\\d{1,3}(?::\\d{2}){0,2}";
  private static final String DAY = "M(\\d{1,2})\\.([1-5])\\.([0-6])(?:/(" + TIME + "))?";
  private static final Pattern FORM =
      Pattern.compile("%1$s(%2$s)(?:%1$s(%2$s)?,%3$s,%3$s)?".formatted(NAME, TIME, DAY));

  private static final int DAY_SECONDS = 86_400;
  private static final int HOUR_SECONDS = 3_600;
  private static final int ANY_YEAR = 2000;
  private static final String TWO_O_CLOCK = "2";

  /**
   * @throws IllegalArgumentException if it is of another form; no zone's ever was
   */
  static TzRule parse(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException("the rule of the zone can't be read: " + text);
    }
    ClockOffset standard = new ClockOffset(-seconds(m.group(1)), false);
    if (m.group(3) == null) {
      return new TzRule(standard, List.of());
    }
    int offset = m.group(2) == null ? standard.seconds() + HOUR_SECONDS : -seconds(m.group(2));
    ClockOffset daylight = new ClockOffset(offset, true);
    return new TzRule(
        standard,
        Stream.of(
                change(m, 3, standard, standard, daylight),
                change(m, 7, standard, daylight, standard))
            .sorted(Comparator.comparing(change -> change.in(ANY_YEAR)))
            .toList());
  }

  /**
   * @param group of the month; behind it those of the week, of the day, and of the time
   */
  private static Yearly change(
      Matcher m, int group, ClockOffset standard, ClockOffset from, ClockOffset to) {
    Month month = Month.of(Integer.parseInt(m.group(group)));
    int week = Integer.parseInt(m.group(group + 1));
    DayOfWeek day = DayOfWeek.SUNDAY.plus(Integer.parseInt(m.group(group + 2)));
    String time = m.group(group + 3);
    int seconds = seconds(time == null ? TWO_O_CLOCK : time);
    int days = Math.floorDiv(seconds, DAY_SECONDS);
    Day first = Day.of(month, week).plus(days);
    return new Yearly(
        ZoneOffsetTransitionRule.of(
            first.month(),
            first.day(),
            day.plus(days),
            LocalTime.ofSecondOfDay(Math.floorMod(seconds, DAY_SECONDS)),
            false,
            TimeDefinition.WALL,
            ZoneOffset.ofTotalSeconds(standard.seconds()),
            ZoneOffset.ofTotalSeconds(from.seconds()),
            ZoneOffset.ofTotalSeconds(to.seconds())),
        to);
  }

  /**
   * The change is on the first day of some name not before this one.
   *
   * @param day of the month; negative from its end on
   */
  private record Day(Month month, int day) {

    static Day of(Month month, int week) {
      boolean isLast = week == 5;
      if (isLast && month == Month.FEBRUARY) {
        return new Day(month, -1);
      }
      return new Day(month, isLast ? month.maxLength() - 6 : 7 * week - 6);
    }

    Day plus(int days) {
      if (days == 0) {
        return this;
      }
      Month before = month.minus(1);
      boolean inLeapYears = day < 0 || (month == Month.FEBRUARY && day + days > 28);
      if (inLeapYears || (before == Month.FEBRUARY && day + days < 1)) {
        throw new IllegalArgumentException("a change of the zone depends on leap years");
      }
      if (day + days < 1) {
        return new Day(before, day + days + before.maxLength());
      }
      return day + days > month.maxLength()
          ? new Day(month.plus(1), day + days - month.maxLength())
          : new Day(month, day + days);
    }
  }

  private static int seconds(String time) {
    boolean isNegative = time.startsWith("-");
    String[] parts = time.replaceFirst("[+-]", "").split(":", -1);
    int seconds = 0;
    for (int i = 0; i < 3; i++) {
      seconds = 60 * seconds + (i < parts.length ? Integer.parseInt(parts[i]) : 0);
    }
    return isNegative ? -seconds : seconds;
  }
}
