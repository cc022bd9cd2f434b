package io.daybook.command.deployment.schedule;

import io.daybook.command.deployment.schedule.RecurrenceParts.Frequency;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
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
  private final long last;
  private final Steps steps;
  private long index;

  /**
   * @param from where to begin; the first period may begin before it
   */
  CalendarPeriods(
      RecurrenceParts rule,
      LocalDateTime start,
      LocalDateTime from,
      LocalDateTime horizon,
      List<Integer> times,
      Steps steps) {
    this.steps = steps;
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
    last = unit().between(origin, LocalDate.of(LAST_YEAR, 12, 31)) / interval;
  }

  @Override
  public @Nullable RulePeriod next() {
    while (index <= last) {
      LocalDate first = origin.plus(index * interval, unit());
      index++;
      if (first.isAfter(horizon)) {
        return null;
      }
      List<LocalDate> matching = matching(first);
      if (matching == null || !matching.isEmpty()) {
        return matching == null ? null : new RulePeriod(matching, times);
      }
    }
    return null;
  }

  /** The days of a period; null if it can't be looked through. */
  private @Nullable List<LocalDate> matching(LocalDate first) {
    LocalDate begin = frequency == Frequency.WEEKLY && first.isBefore(start) ? start : first;
    LocalDate end = first.plus(1, unit());
    List<LocalDate> matching = new ArrayList<>();
    for (LocalDate day = begin; day.isBefore(end); day = day.plusDays(1)) {
      if (!steps.take()) {
        return null;
      }
      if (days.matches(day, begin.getYear())) {
        matching.add(day);
      }
    }
    return matching;
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
