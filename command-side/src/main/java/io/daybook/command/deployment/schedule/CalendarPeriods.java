package io.daybook.command.deployment.schedule;

import io.daybook.command.deployment.schedule.RecurrenceParts.Frequency;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Periods of years, months, weeks and days. */
final class CalendarPeriods implements RulePeriods {

  private static final int LAST_YEAR = 9999;

  private final Frequency frequency;
  private final LocalDate start;
  private final LocalDate origin;
  private final long interval;
  private final RuleDays days;
  private final List<Integer> times;
  private final LocalDate horizon;
  private long index;
  private int budget;

  /**
   * @param from where to begin; the first period may begin before it
   * @param budget how many periods to look at
   */
  CalendarPeriods(
      RecurrenceParts rule,
      LocalDateTime start,
      LocalDateTime from,
      LocalDateTime horizon,
      List<Integer> times,
      int budget) {
    this.budget = budget;
    frequency = rule.frequency();
    this.start = start.toLocalDate();
    this.horizon = horizon.toLocalDate();
    this.times = times;
    interval = rule.interval();
    days = new RuleDays(rule, this.start);
    origin =
        switch (frequency) {
          case YEARLY -> this.start.withDayOfYear(1);
          case MONTHLY -> this.start.withDayOfMonth(1);
          case WEEKLY -> this.start.with(TemporalAdjusters.previousOrSame(rule.weekStart()));
          case DAILY, HOURLY, MINUTELY, SECONDLY -> this.start;
        };
    index = Math.max(0, unit().between(origin, from.toLocalDate()) / interval);
  }

  @Override
  public @Nullable RulePeriod next() {
    while (budget-- > 0) {
      LocalDate first = origin.plus(index++ * interval, unit());
      if (first.isAfter(horizon) || first.getYear() > LAST_YEAR) {
        return null;
      }
      LocalDate begin = frequency == Frequency.WEEKLY && first.isBefore(start) ? start : first;
      List<LocalDate> matching =
          begin
              .datesUntil(first.plus(1, unit()))
              .filter(day -> days.matches(day, begin.getYear()))
              .toList();
      if (!matching.isEmpty()) {
        return new RulePeriod(matching, times);
      }
    }
    return null;
  }

  private ChronoUnit unit() {
    return switch (frequency) {
      case YEARLY -> ChronoUnit.YEARS;
      case MONTHLY -> ChronoUnit.MONTHS;
      case WEEKLY -> ChronoUnit.WEEKS;
      case DAILY, HOURLY, MINUTELY, SECONDLY -> ChronoUnit.DAYS;
    };
  }
}
