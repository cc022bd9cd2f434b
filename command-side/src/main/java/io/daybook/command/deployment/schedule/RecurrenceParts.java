package io.daybook.command.deployment.schedule;

import java.math.BigInteger;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parts of one recurrence rule, {@code FREQ=DAILY;INTERVAL=2}, as python-dateutil reads them:
 * of a part that comes twice, the last counts.
 *
 * @param interval in periods; large ones are beyond the end of time
 * @param count how many occurrences there are; null without a limit
 * @param numbers of the lists such as BYMONTH that are there; they may be out of all bounds
 * @param days of the week; null if none are named
 */
record RecurrenceParts(
    Frequency frequency,
    long interval,
    @Nullable Long count,
    @Nullable RecurrenceTime until,
    DayOfWeek weekStart,
    Map<String, Set<Integer>> numbers,
    @Nullable List<NthDay> days) {

  /** How often; the order is that of dateutil, from the longest period to the shortest. */
  enum Frequency {
    YEARLY,
    MONTHLY,
    WEEKLY,
    DAILY,
    HOURLY,
    MINUTELY,
    SECONDLY;

    boolean isOfDays() {
      return compareTo(DAILY) <= 0;
    }
  }

  /** Lists of numbers, by their names. */
  private static final Set<String> LISTS =
      Set.of(
          "BYSETPOS",
          "BYMONTH",
          "BYMONTHDAY",
          "BYYEARDAY",
          "BYEASTER",
          "BYWEEKNO",
          "BYHOUR",
          "BYMINUTE",
          "BYSECOND");

  private static final int SECONDS_A_DAY = 86_400;

  /**
   * @param upper the rule in upper case
   * @throws IllegalArgumentException with the reference's words if a part is unknown or malformed,
   *     or there is no frequency
   */
  static RecurrenceParts parse(String upper, DateutilDates dates) {
    Parts parts = new Parts(dates);
    for (String pair : upper.split(";", -1)) {
      String[] sides = pair.split("=", -1);
      if (sides.length != 2) {
        throw new IllegalArgumentException(
            sides.length > 2
                ? "too many values to unpack (expected 2)"
                : "not enough values to unpack (expected 2, got 1)");
      }
      parts.put(sides[0], sides[1]);
    }
    return parts.whole();
  }

  /** The numbers of a list; none if it is not there. */
  Set<Integer> numbers(String name) {
    return numbers.getOrDefault(name, Set.of());
  }

  boolean names(String list) {
    return numbers.containsKey(list);
  }

  private static final class Parts {

    private final DateutilDates dates;
    private final Map<String, Set<Integer>> numbers = new HashMap<>();
    private @Nullable Frequency frequency;
    private BigInteger interval = BigInteger.ONE;
    private @Nullable Long count;
    private @Nullable RecurrenceTime until;
    private DayOfWeek weekStart = DayOfWeek.MONDAY;
    private @Nullable List<NthDay> days;

    Parts(DateutilDates dates) {
      this.dates = dates;
    }

    void put(String name, String value) {
      switch (name) {
        case "FREQ" -> frequency = checked(name, value, Frequency::valueOf);
        case "INTERVAL" -> interval = checked(name, value, PythonInt::parse);
        case "COUNT" -> count = PythonInt.bounded(checked(name, value, PythonInt::parse));
        case "UNTIL" -> until = checked(name, value, dates::parse);
        case "WKST" -> weekStart = checked(name, value, NthDay::day);
        case "BYDAY", "BYWEEKDAY" -> days = checked(name, value, NthDay::list);
        default -> list(name, value);
      }
    }

    private void list(String name, String value) {
      if (!LISTS.contains(name)) {
        throw new IllegalArgumentException("unknown parameter '" + name + "'");
      }
      numbers.put(name, checked(name, value, Parts::numbers));
    }

    private static Set<Integer> numbers(String value) {
      List<Integer> numbers = Arrays.stream(value.split(",", -1)).map(PythonInt::small).toList();
      return new HashSet<>(numbers);
    }

    private static <T> T checked(String name, String value, Function<String, T> reader) {
      try {
        return reader.apply(value);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("invalid '" + name + "': " + value, e);
      }
    }

    RecurrenceParts whole() {
      if (frequency == null) {
        throw new IllegalArgumentException("FREQ is missing");
      }
      if (interval.signum() <= 0) {
        // The reference accepts such a rule, and never comes back from it.
        throw new IllegalArgumentException("INTERVAL must be positive");
      }
      return new RecurrenceParts(
          frequency, steps(interval), count, until, weekStart, Map.copyOf(numbers), days);
    }

    /** Which times of a day are reached by steps of such a length is kept. */
    private static long steps(BigInteger interval) {
      long bounded = PythonInt.bounded(interval);
      int rest = interval.mod(BigInteger.valueOf(SECONDS_A_DAY)).intValue();
      return BigInteger.valueOf(bounded).equals(interval)
          ? bounded
          : bounded - bounded % SECONDS_A_DAY + rest;
    }
  }

  /** The days of the week, none if there is no such part. */
  List<NthDay> weekdays() {
    return days == null ? List.of() : days;
  }

  /**
   * Seconds between two occurrences; null where that is not a fixed number, or they are counted.
   */
  @Nullable Long period() {
    if (count != null) {
      return null;
    }
    return switch (frequency) {
      case SECONDLY -> interval;
      case MINUTELY -> 60 * interval;
      case YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY -> null;
    };
  }

  /** Whether the rule says on which days it comes; if not, its start does. */
  boolean namesDays() {
    return days != null
        || names("BYWEEKNO")
        || names("BYYEARDAY")
        || names("BYMONTHDAY")
        || names("BYEASTER");
  }
}
