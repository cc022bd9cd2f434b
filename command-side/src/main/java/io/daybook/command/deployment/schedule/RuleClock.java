package io.daybook.command.deployment.schedule;

import io.daybook.command.deployment.schedule.RecurrenceParts.Frequency;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The times of the day that a rule names, in seconds since midnight. */
final class RuleClock {

  private final Frequency frequency;
  private final Set<Integer> hours;
  private final Set<Integer> minutes;
  private final Set<Integer> seconds;

  /**
   * @param start gives what the rule does not name
   */
  RuleClock(RecurrenceParts rule, LocalTime start) {
    frequency = rule.frequency();
    hours = orElse(rule.numbers("BYHOUR"), start.getHour());
    minutes = orElse(rule.numbers("BYMINUTE"), start.getMinute());
    seconds = orElse(rule.numbers("BYSECOND"), start.getSecond());
  }

  /**
   * @param begin of the period: its hour counts in rules of hours, its minute in those of minutes
   */
  List<Integer> times(LocalTime begin) {
    return switch (frequency) {
      case YEARLY, MONTHLY, WEEKLY, DAILY -> times(hours, minutes, seconds);
      case HOURLY -> times(Set.of(begin.getHour()), minutes, seconds);
      case MINUTELY -> times(Set.of(begin.getHour()), Set.of(begin.getMinute()), seconds);
      case SECONDLY -> List.of(begin.toSecondOfDay());
    };
  }

  private static List<Integer> times(Set<Integer> hours, Set<Integer> minutes, Set<Integer> secs) {
    return hours.stream()
        .flatMap(h -> minutes.stream().map(m -> 60 * h + m))
        .flatMap(m -> secs.stream().map(s -> 60 * m + s))
        .toList();
  }

  private static Set<Integer> orElse(Set<Integer> numbers, int one) {
    return numbers.isEmpty() ? Set.of(one) : new TreeSet<>(numbers);
  }
}
