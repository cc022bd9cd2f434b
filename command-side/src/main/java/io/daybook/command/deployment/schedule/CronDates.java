package io.daybook.command.deployment.schedule;

import io.daybook.command.timezone.Zone;
import io.daybook.deployment.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The dates of a cron schedule: a time that the clock shows twice counts at its first occurrence,
 * one that it skips is moved on by the length of the gap.
 */
final class CronDates implements Iterator<Instant> {

  private final Zone zone;
  private final Iterator<LocalDateTime> times;
  private final Deque<Instant> shifted = new ArrayDeque<>();
  private @Nullable LocalDateTime time;

  CronDates(Schedule.Cron schedule, Zone zone, Instant start) {
    this.zone = zone;
    CronExpression cron = CronExpression.parse(schedule.cron());
    LocalDateTime from = zone.at(start).toLocalDateTime();
    ZoneOffsetTransition change = changeShortlyBefore(start);
    LocalDateTime first = change != null && change.isOverlap() ? change.getDateTimeBefore() : from;
    times = new CronTimes(cron, schedule.dayOr(), first);
    time = following(times);
    if (change != null && change.isGap()) {
      addShifted(new CronTimes(cron, schedule.dayOr(), from.minus(change.getDuration())), change);
    }
  }

  /** The change of the clock that ended no longer ago than it moved the clock; null if none did. */
  private @Nullable ZoneOffsetTransition changeShortlyBefore(Instant start) {
    ZoneOffsetTransition change = zone.rules().previousTransition(start.plusNanos(1));
    boolean isNear =
        change != null
            && Duration.between(change.getInstant(), start).compareTo(change.getDuration().abs())
                < 0;
    return isNear ? change : null;
  }

  /** Times in a gap of the clock that ended shortly before the start are moved behind it. */
  private void addShifted(Iterator<LocalDateTime> skipped, ZoneOffsetTransition gap) {
    LocalDateTime moved = following(skipped);
    while (moved != null && moved.isBefore(gap.getDateTimeAfter())) {
      shifted.add(date(moved));
      moved = following(skipped);
    }
  }

  private static @Nullable LocalDateTime following(Iterator<LocalDateTime> times) {
    return times.hasNext() ? times.next() : null;
  }

  @Override
  public boolean hasNext() {
    return !shifted.isEmpty() || time != null;
  }

  @Override
  public Instant next() {
    LocalDateTime regular = time;
    Instant moved = shifted.peek();
    if (moved != null && (regular == null || !moved.isAfter(date(regular)))) {
      return shifted.remove();
    }
    if (regular == null) {
      throw new NoSuchElementException("the schedule has ended");
    }
    time = following(times);
    return date(regular);
  }

  private Instant date(LocalDateTime time) {
    return zone.first(time).toInstant();
  }
}
