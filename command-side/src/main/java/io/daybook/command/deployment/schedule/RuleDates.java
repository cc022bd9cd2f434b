package io.daybook.command.deployment.schedule;

import io.daybook.command.timezone.Zone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The dates of recurrence rules: the moments that dateutil takes for those at which the clock shows
 * their times. Around a change of the clock they may go back and forth.
 */
final class RuleDates implements Iterator<Instant> {

  /** Further than any clock was ever moved. */
  private static final Duration LONGEST_CHANGE = Duration.ofHours(25);

  private final Zone zone;
  private final Instant start;
  private final Iterator<LocalDateTime> times;
  private @Nullable Instant next;

  RuleDates(Recurrence rules, Zone zone, Instant start, Instant end, Steps steps) {
    this.zone = zone;
    this.start = start;
    times =
        rules.times(
            zone.at(start).toLocalDateTime().minus(changeNear(start)),
            zone.at(end).toLocalDateTime().plusDays(2),
            steps);
    next = following();
  }

  /** By how much times of the clock around a moment may be taken for other ones. */
  private Duration changeNear(Instant moment) {
    ZoneOffsetTransition change = zone.rules().nextTransition(moment.minus(LONGEST_CHANGE));
    boolean isNear = change != null && change.getInstant().isBefore(moment.plus(LONGEST_CHANGE));
    return isNear ? change.getDuration().abs().multipliedBy(2) : Duration.ZERO;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Instant next() {
    Instant date = next;
    if (date == null) {
      throw new NoSuchElementException("the schedule has ended");
    }
    next = following();
    return date;
  }

  private @Nullable Instant following() {
    while (times.hasNext()) {
      Instant date = zone.dateutil(times.next());
      if (!date.isBefore(start)) {
        return date;
      }
    }
    return null;
  }
}
