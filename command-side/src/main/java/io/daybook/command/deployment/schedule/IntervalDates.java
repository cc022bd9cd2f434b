package io.daybook.command.deployment.schedule;

import io.daybook.deployment.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/**
 * The dates of an interval schedule. An interval of whole days follows the clock on the wall: a
 * time that it skips is moved on by the length of the gap, and every later date keeps the moved
 * time; one that it shows twice counts at its second occurrence. Shorter ones are elapsed time, but
 * no time of the clock comes twice.
 */
final class IntervalDates implements Iterator<Instant> {

  /** A change of the offset by an hour is that many steps of a hundredth of a second. */
  private static final int MOST_STEPS = 360_000;

  private final ZoneId zone;
  private final ZonedDateTime anchor;
  private final long days;
  private final Duration rest;
  private final Duration interval;
  private final Set<LocalDateTime> seen = new HashSet<>();
  private long index;
  private final ZonedDateTime end;
  private ZonedDateTime next;

  IntervalDates(Schedule.Interval schedule, Instant start, Instant end) {
    String timezone = schedule.timezone();
    zone = Zones.of(timezone == null || timezone.isEmpty() ? "UTC" : timezone);
    interval = schedule.interval();
    anchor = schedule.anchorDate().toInstant().atZone(zone);
    days = interval.toDays();
    rest = interval.minusDays(days);
    this.end = end.atZone(zone);
    ZonedDateTime from = start.atZone(zone);
    boolean beforeAnchor = start.isBefore(anchor.toInstant());
    next = isWholeDays() && !beforeAnchor ? walked(from) : jumped(from);
    for (int i = 0; i < MOST_STEPS && isBefore(next, from); i++) {
      next = following();
    }
  }

  @Override
  public boolean hasNext() {
    return !isBefore(end, next);
  }

  @Override
  public Instant next() {
    ZonedDateTime date = next;
    seen.add(date.toLocalDateTime());
    next = following();
    for (int i = 0; i < MOST_STEPS && seen.contains(next.toLocalDateTime()); i++) {
      next = following();
    }
    return date.toInstant();
  }

  private boolean isWholeDays() {
    return days > 0 && rest.isZero();
  }

  // By the clock on the wall, as the reference compares times of one zone.
  private static boolean isBefore(ZonedDateTime a, ZonedDateTime b) {
    return a.toLocalDateTime().isBefore(b.toLocalDateTime());
  }

  private ZonedDateTime following() {
    if (isWholeDays() && index < 0) {
      index++;
      return at(index);
    }
    return days == 0 ? next.plus(rest) : resolved(next.toLocalDateTime().plusDays(days).plus(rest));
  }

  /** The anchor moved by so many intervals at once. */
  private ZonedDateTime at(long intervals) {
    return isWholeDays() && intervals != 0
        ? resolved(anchor.toLocalDateTime().plusDays(days * intervals))
        : anchor.plus(interval.multipliedBy(intervals));
  }

  private ZonedDateTime jumped(ZonedDateTime from) {
    index = Duration.between(anchor, from).dividedBy(interval);
    ZonedDateTime date = at(index);
    for (int i = 0; i < MOST_STEPS && isBefore(from, date); i++) {
      index--;
      date = at(index);
    }
    return date;
  }

  /** Step by step from the anchor on, but from one gap of the clock to the next. */
  private ZonedDateTime walked(ZonedDateTime from) {
    LocalDateTime time = anchor.toLocalDateTime();
    ZoneOffsetTransition change = zone.getRules().nextTransition(anchor.toInstant());
    while (change != null && change.getInstant().isBefore(from.toInstant())) {
      if (change.isGap()) {
        LocalDateTime candidate = atOrAfter(time, change.getDateTimeBefore());
        boolean skipped = candidate.isBefore(change.getDateTimeAfter());
        time = skipped ? candidate.plus(change.getDuration()) : time;
      }
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return resolved(atOrAfter(time, from.toLocalDateTime()));
  }

  private LocalDateTime atOrAfter(LocalDateTime time, LocalDateTime bound) {
    long whole = Duration.between(time, bound).toDays() / days;
    LocalDateTime date = time.plusDays(Math.max(0, whole) * days);
    return date.isBefore(bound) ? date.plusDays(days) : date;
  }

  private ZonedDateTime resolved(LocalDateTime time) {
    return ZonedDateTime.ofLocal(time, zone, null).withLaterOffsetAtOverlap();
  }
}
