package io.daybook.command.deployment.schedule;

import io.daybook.command.deployment.schedule.RecurrenceParts.Frequency;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Periods of hours, minutes and seconds; what cannot match is skipped by the day or hour. */
final class ClockPeriods implements RulePeriods {

  private static final int LAST_YEAR = 9999;
  private static final int DAY_SECONDS = 86_400;

  private final Frequency frequency;
  private final RuleDays days;
  private final Set<Integer> hours;
  private final Set<Integer> minutes;
  private final Set<Integer> seconds;
  private final RuleClock clock;
  private final LocalDateTime horizon;
  private final long step;
  private final Steps steps;
  private final LocalDate first;
  private LocalDateTime at;

  /**
   * @param from where to begin; the first period may begin before it
   */
  ClockPeriods(
      RecurrenceParts rule,
      LocalDateTime start,
      LocalDateTime from,
      LocalDateTime horizon,
      Steps steps) {
    this.steps = steps;
    frequency = rule.frequency();
    days = new RuleDays(rule, start.toLocalDate());
    clock = new RuleClock(rule, start.toLocalTime());
    hours = rule.numbers("BYHOUR");
    minutes = rule.numbers("BYMINUTE");
    seconds = rule.numbers("BYSECOND");
    this.horizon = horizon;
    step = rule.interval() * unit().getDuration().toSeconds();
    first = start.toLocalDate();
    at = start;
    // From the period before on: one of an hour may reach beyond.
    goTo(from.minus(1, unit()));
  }

  @Override
  public @Nullable RulePeriod next() {
    while (isLeft() && steps.take()) {
      LocalDateTime next = nextCandidate();
      if (next == null) {
        RulePeriod period = period(at.toLocalTime());
        at = at.plusSeconds(step);
        return period;
      }
      goTo(next);
    }
    return null;
  }

  private boolean isLeft() {
    return at.getYear() <= LAST_YEAR && !at.truncatedTo(unit()).isAfter(horizon);
  }

  private RulePeriod period(LocalTime time) {
    return new RulePeriod(List.of(at.toLocalDate()), clock.times(time));
  }

  /** When the next period could match, if this one does not; null if it does. */
  private @Nullable LocalDateTime nextCandidate() {
    if (!days.matches(at.toLocalDate(), at.getYear())) {
      return at.toLocalDate().plusDays(1).atStartOfDay();
    }
    LocalTime time = nextMatch(at.toLocalTime());
    if (time == null) {
      return at.toLocalDate().plusDays(1).atStartOfDay();
    }
    return time.equals(at.toLocalTime()) ? null : at.toLocalDate().atTime(time);
  }

  /** The time itself if a period may begin then, else a later one; null if none does on its day. */
  private @Nullable LocalTime nextMatch(LocalTime time) {
    if (!hours.isEmpty() && !hours.contains(time.getHour())) {
      return later(time.truncatedTo(ChronoUnit.HOURS), 3600);
    }
    boolean ofMinutes = frequency != Frequency.HOURLY;
    if (ofMinutes && !minutes.isEmpty() && !minutes.contains(time.getMinute())) {
      return later(time.truncatedTo(ChronoUnit.MINUTES), 60);
    }
    boolean ofSeconds = frequency == Frequency.SECONDLY;
    return ofSeconds && !seconds.isEmpty() && !seconds.contains(time.getSecond())
        ? later(time, 1)
        : time;
  }

  private static @Nullable LocalTime later(LocalTime time, int seconds) {
    LocalTime later = time.plusSeconds(seconds);
    return later.isAfter(time) ? later : null;
  }

  /**
   * Whole days at once: on each day that matches, but for the first, as many occur as on any other
   * whose first period begins at the same time.
   */
  @Override
  public long skipTo(LocalDate day, ToIntFunction<RulePeriod> occurrences) {
    Map<LocalTime, Long> ofDay = new HashMap<>();
    long passed = 0;
    while (at.toLocalDate().isBefore(day) && isLeft() && steps.take()) {
      LocalDate today = at.toLocalDate();
      if (days.matches(today, today.getYear())) {
        passed +=
            today.equals(first)
                ? count(at.toLocalTime(), occurrences)
                : ofDay.computeIfAbsent(at.toLocalTime(), time -> count(time, occurrences));
      }
      goTo(today.plusDays(1).atStartOfDay());
    }
    return passed;
  }

  private long count(LocalTime begin, ToIntFunction<RulePeriod> occurrences) {
    long count = 0;
    for (long second = begin.toSecondOfDay(); second < DAY_SECONDS; second += step) {
      LocalTime time = LocalTime.ofSecondOfDay(second);
      if (time.equals(nextMatch(time))) {
        count += occurrences.applyAsInt(period(time));
      }
    }
    return count;
  }

  private void goTo(LocalDateTime bound) {
    long missing = Duration.between(at, bound).toSeconds();
    if (missing > 0) {
      at = at.plusSeconds((missing + step - 1) / step * step);
    }
  }

  private ChronoUnit unit() {
    return switch (frequency) {
      case YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY -> ChronoUnit.HOURS;
      case MINUTELY -> ChronoUnit.MINUTES;
      case SECONDLY -> ChronoUnit.SECONDS;
    };
  }
}
