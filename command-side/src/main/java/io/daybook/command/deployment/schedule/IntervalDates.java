package io.daybook.command.deployment.schedule;

import io.daybook.command.timezone.Zone;
import io.daybook.deployment.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
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

  private final Zone zone;
  private final OffsetDateTime anchor;
  private final long days;
  private final Duration rest;
  private final Duration interval;
  private final Set<LocalDateTime> seen = new HashSet<>();
  private long index;
  private final OffsetDateTime end;
  private OffsetDateTime next;

  IntervalDates(Schedule.Interval schedule, Zone zone, Instant start, Instant end) {
    this.zone = zone;
    interval = schedule.interval();
    anchor = zone.at(schedule.anchorDate().toInstant());
    days = interval.toDays();
    rest = interval.minusDays(days);
    this.end = zone.at(end);
    OffsetDateTime from = zone.at(start);
    boolean beforeAnchor = isBefore(from, anchor);
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
    OffsetDateTime date = next;
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
  private static boolean isBefore(OffsetDateTime a, OffsetDateTime b) {
    return a.toLocalDateTime().isBefore(b.toLocalDateTime());
  }

  private OffsetDateTime following() {
    if (isWholeDays() && index < 0) {
      index++;
      return at(index);
    }
    return days == 0
        ? plus(next, rest)
        : zone.last(next.toLocalDateTime().plusDays(days).plus(rest));
  }

  /** The anchor moved by so many intervals at once. */
  private OffsetDateTime at(long intervals) {
    return isWholeDays() && intervals != 0
        ? zone.last(anchor.toLocalDateTime().plusDays(days * intervals))
        : plus(anchor, interval.multipliedBy(intervals));
  }

  private OffsetDateTime jumped(OffsetDateTime from) {
    index = Duration.between(anchor, from).dividedBy(interval);
    OffsetDateTime date = at(index);
    for (int i = 0; i < MOST_STEPS && isBefore(from, date); i++) {
      index--;
      date = at(index);
    }
    return date;
  }

  /** Step by step from the anchor on, but from one gap of the clock to the next. */
  private OffsetDateTime walked(OffsetDateTime from) {
    if (!from.isAfter(anchor)) {
      return anchor;
    }
    LocalDateTime time = anchor.toLocalDateTime();
    ZoneOffsetTransition change = zone.rules().nextTransition(anchor.toInstant());
    while (change != null && !change.getInstant().isAfter(from.toInstant())) {
      if (change.isGap()) {
        LocalDateTime candidate = atOrAfter(time, change.getDateTimeBefore());
        boolean skipped = candidate.isBefore(change.getDateTimeAfter());
        time = skipped ? candidate.plus(change.getDuration()) : time;
      }
      change = zone.rules().nextTransition(change.getInstant());
    }
    LocalDateTime date = atOrAfter(time, from.toLocalDateTime());
    // The anchor lies behind, also where the clock shows its time once more.
    boolean isAnchor = date.equals(anchor.toLocalDateTime());
    return zone.last(isAnchor ? date.plusDays(days) : date);
  }

  private LocalDateTime atOrAfter(LocalDateTime time, LocalDateTime bound) {
    long whole = Duration.between(time, bound).toDays() / days;
    LocalDateTime date = time.plusDays(Math.max(0, whole) * days);
    return date.isBefore(bound) ? date.plusDays(days) : date;
  }

  private OffsetDateTime plus(OffsetDateTime date, Duration elapsed) {
    return zone.at(date.toInstant().plus(elapsed));
  }
}
