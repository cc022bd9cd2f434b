package io.daybook.command.deployment.schedule;

import io.daybook.command.deployment.schedule.RecurrenceParts.Frequency;
import java.time.LocalTime;
import java.time.Month;
import java.util.Collection;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What python-dateutil refuses in a rule that it has read, and what it would only fail at when it
 * looks for dates: that is refused here as well, with words of our own.
 */
final class RuleChecks {

  private static final int MOST_POSITION = 366;
  private static final int DAY_MINUTES = 1_440;
  private static final int DAY_SECONDS = 86_400;

  /** How far from Easter a day is looked for in any year without leaving dateutil's table. */
  private static final int EASTER_FIRST = -452;

  private static final int EASTER_LAST = 256;

  /** The last day of dateutil's table of weekdays that it has in any year. */
  private static final int LAST_WEEKDAY = 378;

  private RuleChecks() {}

  /**
   * @throws IllegalArgumentException if the rule can't be
   */
  static void check(RecurrenceParts rule, RecurrenceTime start) {
    RecurrenceTime until = rule.until();
    require(
        until == null || until.zoned() == start.zoned(),
        "RRULE UNTIL values must be specified in UTC when DTSTART is timezone-aware");
    require(
        rule.numbers("BYSETPOS").stream().allMatch(p -> p != 0 && Math.abs(p) <= MOST_POSITION),
        "bysetpos must be between 1 and 366, or between -366 and -1");
    clock(rule, start.wall().toLocalTime());
    require(
        rule.numbers("BYEASTER").stream().allMatch(d -> EASTER_FIRST <= d && d <= EASTER_LAST),
        "BYEASTER is too far from Easter");
    require(
        rule.weekdays().stream().allMatch(day -> isComputable(rule, day.n())),
        "no day of the week comes so often");
  }

  private static void clock(RecurrenceParts rule, LocalTime start) {
    Frequency frequency = rule.frequency();
    inRange(rule, "BYHOUR", 24, frequency.isOfDays());
    inRange(rule, "BYMINUTE", 60, frequency.compareTo(Frequency.HOURLY) <= 0);
    inRange(rule, "BYSECOND", 60, frequency.compareTo(Frequency.MINUTELY) <= 0);
    switch (frequency) {
      case YEARLY, MONTHLY, WEEKLY, DAILY -> {}
      case HOURLY -> reached(rule, "BYHOUR", start.getHour(), 24);
      case MINUTELY -> {
        reached(rule, "BYMINUTE", start.getMinute(), 60);
        combined(rule, 60, start.toSecondOfDay() / 60, DAY_MINUTES);
      }
      case SECONDLY -> {
        reached(rule, "BYSECOND", start.getSecond(), 60);
        combined(rule, 1, start.toSecondOfDay(), DAY_SECONDS);
      }
    }
  }

  private static void inRange(RecurrenceParts rule, String list, int size, boolean always) {
    require(
        !always || rule.numbers(list).stream().allMatch(n -> 0 <= n && n < size),
        list + " must be in 0.." + (size - 1));
  }

  /** Whether steps from the start on come by one of the numbers. */
  private static void reached(RecurrenceParts rule, String list, int start, int size) {
    Collection<Integer> numbers = rule.numbers(list);
    long gcd = gcd(rule.interval(), size);
    require(
        numbers.isEmpty()
            || numbers.stream()
                .anyMatch(n -> 0 <= n && n < size && Math.floorMod(n - start, gcd) == 0),
        "Invalid rrule byxxx generates an empty set.");
  }

  /**
   * Whether they come by a time whose hour, minute and second all match.
   *
   * @param unit seconds of a step
   * @param start in such units since midnight
   * @param size of a day
   */
  private static void combined(RecurrenceParts rule, int unit, int start, int size) {
    Set<Integer> hours = rule.numbers("BYHOUR");
    Set<Integer> minutes = rule.numbers("BYMINUTE");
    Set<Integer> seconds = unit == 1 ? rule.numbers("BYSECOND") : Set.of();
    if (hours.isEmpty() && (minutes.isEmpty() || unit == 60)) {
      return;
    }
    long step = rule.interval() % size;
    long first = start;
    require(
        IntStream.range(0, (int) (size / gcd(rule.interval(), size)))
            .mapToLong(i -> (first + i * step) % size * unit)
            .anyMatch(second ->
                isIn(hours, second / 3600)
                    && isIn(minutes, second / 60 % 60)
                    && isIn(seconds, second % 60)),
        "Invalid combination of interval, byhour and byminute resulting in empty rule.");
  }

  private static boolean isIn(Set<Integer> numbers, long number) {
    return numbers.isEmpty() || numbers.contains((int) number);
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** Whether dateutil's table of weekdays reaches as far as it counts. */
  private static boolean isComputable(RecurrenceParts rule, int n) {
    boolean ofMonths = rule.frequency() == Frequency.MONTHLY || rule.names("BYMONTH");
    if (n == 0 || rule.frequency().compareTo(Frequency.MONTHLY) > 0) {
      return true;
    }
    Set<Integer> months = rule.frequency() == Frequency.YEARLY ? rule.numbers("BYMONTH") : Set.of();
    require(
        months.stream().allMatch(month -> 1 <= month && month <= 12),
        "BYMONTH must be in 1..12 beside days that are counted");
    int first = ofMonths ? lastFirst(months) : 0;
    int last = ofMonths ? firstLast(months) : 364;
    return n > 0 ? first + (n - 1) * 7L <= LAST_WEEKDAY : last + (n + 1) * 7L >= -LAST_WEEKDAY;
  }

  private static int lastFirst(Set<Integer> months) {
    int last = months.stream().mapToInt(month -> month).max().orElse(12);
    return Month.of(last).firstDayOfYear(true) - 1;
  }

  private static int firstLast(Set<Integer> months) {
    Month first = Month.of(months.stream().mapToInt(month -> month).min().orElse(1));
    return first.firstDayOfYear(false) - 2 + first.minLength();
  }

  private static void require(boolean valid, String rule) {
    if (!valid) {
      throw new IllegalArgumentException(rule);
    }
  }
}
