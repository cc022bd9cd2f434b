package io.daybook.command.deployment.schedule;

import io.daybook.deployment.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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

  private final ZoneId zone;
  private final Iterator<LocalDateTime> times;
  private final Deque<Instant> shifted = new ArrayDeque<>();
  private @Nullable LocalDateTime time;

  CronDates(Schedule.Cron schedule, Instant start) {
    String timezone = schedule.timezone();
    zone = Zones.of(timezone == null || timezone.isEmpty() ? "UTC" : timezone);
    CronExpression cron = CronExpression.parse(schedule.cron());
    LocalDateTime from = LocalDateTime.ofInstant(start, zone);
    times = new CronTimes(cron, schedule.dayOr(), from);
    time = following(times);
    addShifted(cron, schedule.dayOr(), start, from);
  }

  /** Times in a gap of the clock that ended shortly before the start are moved behind it. */
  private void addShifted(CronExpression cron, boolean dayOr, Instant start, LocalDateTime from) {
    ZoneOffsetTransition gap = zone.getRules().previousTransition(start.plusNanos(1));
    if (gap == null
        || !gap.isGap()
        || Duration.between(gap.getInstant(), start).compareTo(gap.getDuration()) >= 0) {
      return;
    }
    Iterator<LocalDateTime> skipped = new CronTimes(cron, dayOr, from.minus(gap.getDuration()));
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
    return ZonedDateTime.ofLocal(time, zone, null).toInstant();
  }
}
