package io.daybook.command.deployment.schedule;

import io.daybook.command.deployment.schedule.RecurrenceParts.Frequency;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which days one recurrence rule lets pass. Where python-dateutil departs from RFC 5545, this
 * follows dateutil: numbers before days count only in rules of years and months, days with and
 * without a number must both match, and week numbers work at every frequency.
 */
final class RuleDays {

  private final Frequency frequency;
  private final Set<Integer> months;
  private final Set<Integer> monthDays;
  private final Set<Integer> yearDays;
  private final Set<DayOfWeek> weekdays;
  private final List<NthDay> nthDays;
  private final WeekNumbers weeks;
  private final EasterDays easter;

  /**
   * @param start gives the day where the rule names none
   */
  RuleDays(RecurrenceParts rule, LocalDate start) {
    frequency = rule.frequency();
    boolean ofMonths = frequency.compareTo(Frequency.MONTHLY) <= 0;
    List<NthDay> days = rule.weekdays();
    nthDays = days.stream().filter(d -> d.n() != 0 && ofMonths).toList();
    yearDays = rule.numbers("BYYEARDAY");
    weeks = new WeekNumbers(rule.numbers("BYWEEKNO"), rule.weekStart());
    easter = new EasterDays(rule.numbers("BYEASTER"));
    boolean named = rule.namesDays();
    boolean fromStart = !named && ofMonths;
    monthDays = fromStart ? Set.of(start.getDayOfMonth()) : nonZero(rule.numbers("BYMONTHDAY"));
    boolean monthFromStart = fromStart && frequency == Frequency.YEARLY && !rule.names("BYMONTH");
    months = monthFromStart ? Set.of(start.getMonthValue()) : rule.numbers("BYMONTH");
    weekdays =
        !named && frequency == Frequency.WEEKLY
            ? EnumSet.of(start.getDayOfWeek())
            : days.stream()
                .filter(d -> d.n() == 0 || !ofMonths)
                .map(NthDay::day)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
  }

  /** Zero is no day, and alone it lets every day pass. */
  private static Set<Integer> nonZero(Set<Integer> days) {
    return days.stream().filter(day -> day != 0).collect(Collectors.toSet());
  }

  /**
   * @param year whose weeks are counted: that of the period the day was found in
   */
  boolean matches(LocalDate day, int year) {
    return (months.isEmpty() || months.contains(day.getMonthValue()))
        && (weekdays.isEmpty() || weekdays.contains(day.getDayOfWeek()))
        && (monthDays.isEmpty() || isOneOf(monthDays, day.getDayOfMonth(), day.lengthOfMonth()))
        && (yearDays.isEmpty() || isOneOf(yearDays, day.getDayOfYear(), day.lengthOfYear()))
        && (nthDays.isEmpty() || nthDays.stream().anyMatch(n -> isNth(n, day)))
        && weeks.contain(day, year)
        && easter.contain(day, year);
  }

  /** Whether a day is among numbers that count from the first, or back from the last. */
  private static boolean isOneOf(Set<Integer> numbers, int day, int length) {
    return numbers.contains(day) || numbers.contains(day - length - 1);
  }

  private boolean isNth(NthDay nth, LocalDate day) {
    boolean ofYear = frequency == Frequency.YEARLY && months.isEmpty();
    int position = ofYear ? day.getDayOfYear() : day.getDayOfMonth();
    int length = ofYear ? day.lengthOfYear() : day.lengthOfMonth();
    int n = nth.n() > 0 ? (position - 1) / 7 + 1 : -((length - position) / 7 + 1);
    return day.getDayOfWeek() == nth.day() && n == nth.n();
  }
}
