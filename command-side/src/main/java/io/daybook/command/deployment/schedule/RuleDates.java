package io.daybook.command.deployment.schedule;

import io.daybook.deployment.Schedule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Iterator;

/**
 * The dates of recurrence rules: a time that the clock shows twice counts at its first occurrence;
 * one that it skips is read with the offset after the gap, so that it comes earlier.
 */
final class RuleDates implements Iterator<Instant> {

  private final ZoneRules zone;
  private final Iterator<LocalDateTime> times;

  RuleDates(Schedule.RRule schedule, Instant start, Instant end) {
    ZoneId zoneId = Zones.of(schedule.timezone());
    zone = zoneId.getRules();
    times =
        Recurrence.parse(schedule.rrule())
            .times(
                LocalDateTime.ofInstant(start, zoneId),
                LocalDateTime.ofInstant(end, zoneId).plusDays(2));
  }

  @Override
  public boolean hasNext() {
    return times.hasNext();
  }

  @Override
  public Instant next() {
    LocalDateTime time = times.next();
    ZoneOffsetTransition change = zone.getTransition(time);
    return change != null && change.isGap()
        ? time.toInstant(change.getOffsetAfter())
        : time.toInstant(zone.getValidOffsets(time).getFirst());
  }
}
