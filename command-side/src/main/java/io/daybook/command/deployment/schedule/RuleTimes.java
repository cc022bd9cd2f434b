package io.daybook.command.deployment.schedule;

import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The times of one rule by the clock on the wall, in order, not before a given one. */
final class RuleTimes implements Iterator<LocalDateTime> {

  private final RulePeriods periods;
  private final Set<Integer> positions;
  private final LocalDateTime start;
  private final LocalDateTime from;
  private final @Nullable RecurrenceTime until;
  private long left;
  private final Steps steps;
  private RulePeriod period = new RulePeriod(List.of(), List.of());
  private PrimitiveIterator.OfInt indices = IntStream.empty().iterator();
  private @Nullable LocalDateTime next;

  /**
   * @param horizon where the search may end
   * @param steps when they are spent, the rule counts as one that has no more
   */
  RuleTimes(
      RecurrenceParts rule,
      LocalDateTime start,
      LocalDateTime from,
      LocalDateTime horizon,
      Steps steps) {
    this.steps = steps;
    this.start = start;
    this.from = from;
    Long count = rule.count();
    // Occurrences can only be counted from the first one on.
    LocalDateTime begin = count != null || from.isBefore(start) ? start : from;
    RuleClock clock = new RuleClock(rule, start.toLocalTime());
    periods =
        rule.frequency().isOfDays()
            ? new CalendarPeriods(
                rule, start, begin, horizon, clock.times(start.toLocalTime()), steps)
            : new ClockPeriods(rule, start, begin, horizon, steps);
    positions = rule.numbers("BYSETPOS");
    until = rule.until();
    left = count == null ? Long.MAX_VALUE : count;
    if (count != null) {
      left -= periods.skipTo(from.toLocalDate(), this::occurrences);
    }
    next = advance();
  }

  private int occurrences(RulePeriod period) {
    return (int) period.indices(positions, 0).filter(i -> !period.at(i).isBefore(start)).count();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public LocalDateTime next() {
    LocalDateTime time = peek();
    next = advance();
    return time;
  }

  /** The next one, without going on. */
  LocalDateTime peek() {
    if (next == null) {
      throw new NoSuchElementException("the rule has ended");
    }
    return next;
  }

  private @Nullable LocalDateTime advance() {
    LocalDateTime time = occurrence();
    while (time != null && time.isBefore(from)) {
      time = steps.take() ? occurrence() : null;
    }
    return time;
  }

  private boolean isLeft() {
    boolean counted = left < Long.MAX_VALUE;
    return !counted || left-- > 0;
  }

  private @Nullable LocalDateTime occurrence() {
    while (true) {
      while (!indices.hasNext()) {
        RulePeriod following = periods.next();
        if (following == null) {
          return null;
        }
        period = following;
        boolean counted = left < Long.MAX_VALUE;
        int first = counted ? 0 : period.firstOn(from.toLocalDate());
        indices = period.indices(positions, first).iterator();
      }
      LocalDateTime time = period.at(indices.nextInt());
      if (until != null && time.isAfter(until.wall())) {
        return null;
      }
      if (!time.isBefore(start)) {
        return isLeft() ? time : null;
      }
    }
  }
}
