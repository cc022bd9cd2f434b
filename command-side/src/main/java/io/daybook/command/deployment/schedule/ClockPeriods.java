package io.daybook.command.deployment.schedule;

import io.daybook.command.deployment.schedule.RecurrenceParts.Frequency;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Periods of hours, minutes and seconds; what cannot match is skipped by the day or hour. */
final class ClockPeriods implements RulePeriods {

  private final Frequency frequency;
  private final RuleDays days;
  private final Set<Integer> hours;
  private final Set<Integer> minutes;
  private final Set<Integer> seconds;
  private final RuleClock clock;
  private final LocalDateTime horizon;
  private final long step;
  private LocalDateTime at;
  private int budget;

  /**
   * @param from where to begin; the first period may begin before it
   * @param budget how many periods to look at
   */
  ClockPeriods(
      RecurrenceParts rule,
      LocalDateTime start,
      LocalDateTime from,
      LocalDateTime horizon,
      int budget) {
    this.budget = budget;
    frequency = rule.frequency();
    days = new RuleDays(rule, start.toLocalDate());
    clock = new RuleClock(rule, start.toLocalTime());
    hours = rule.numbers("BYHOUR");
    minutes = rule.numbers("BYMINUTE");
    seconds = rule.numbers("BYSECOND");
    this.horizon = horizon;
    step = rule.interval() * unit().getDuration().toSeconds();
    at = start;
    // From the period before on: one of an hour may reach beyond.
    skipTo(from.minusSeconds(step));
  }

  @Override
  public @Nullable RulePeriod next() {
    while (budget-- > 0 && !at.truncatedTo(unit()).isAfter(horizon)) {
      LocalDateTime next = nextCandidate();
      if (next == null) {
        LocalDate day = at.toLocalDate();
        List<Integer> times = clock.times(at.toLocalTime());
        at = at.plusSeconds(step);
        return new RulePeriod(List.of(day), times);
      }
      skipTo(next);
    }
    return null;
  }

  /** When the next period could match, if this one does not; null if it does. */
  private @Nullable LocalDateTime nextCandidate() {
    if (!days.matches(at.toLocalDate(), at.getYear())) {
      return at.toLocalDate().plusDays(1).atStartOfDay();
    }
    if (!hours.isEmpty() && !hours.contains(at.getHour())) {
      return at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
    }
    boolean ofMinutes = frequency != Frequency.HOURLY;
    if (ofMinutes && !minutes.isEmpty() && !minutes.contains(at.getMinute())) {
      return at.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    }
    boolean ofSeconds = frequency == Frequency.SECONDLY;
    return ofSeconds && !seconds.isEmpty() && !seconds.contains(at.getSecond())
        ? at.plusSeconds(1)
        : null;
  }

  private void skipTo(LocalDateTime bound) {
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
