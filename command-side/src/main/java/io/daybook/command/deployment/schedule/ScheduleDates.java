package io.daybook.command.deployment.schedule;

import io.daybook.command.timezone.Zone;
import io.daybook.command.timezone.ZoneDatabase;
import io.daybook.deployment.Schedule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The dates on which schedules make runs, by Prefect's rules for time zones and changes of their
 * offset. The work for one window is bounded: at most a thousand candidates, and rules are given up
 * that go too far without one.
 */
public final class ScheduleDates {

  /** Candidates that are looked at, twice the same one included. */
  private static final int CANDIDATES = 1002;

  private static final String UTC = "UTC";

  private final ZoneDatabase zones;
  private final Clock clock;
  private final int mostSteps;

  /**
   * @param clock dates in rules that leave something out are of today
   */
  public ScheduleDates(ZoneDatabase zones, Clock clock) {
    this(zones, clock, Steps.MOST);
  }

  ScheduleDates(ZoneDatabase zones, Clock clock, int mostSteps) {
    this.zones = zones;
    this.clock = clock;
    this.mostSteps = mostSteps;
  }

  /**
   * @throws RuntimeException if the schedule can't be read, or its zone is in no release any more
   */
  public FoundDates in(ScheduleWindow window, Schedule schedule) {
    return in(window, schedule, new Steps(mostSteps));
  }

  /**
   * The same, within a number of steps.
   *
   * @throws RuntimeException as above
   */
  public FoundDates in(ScheduleWindow window, Schedule schedule, Steps steps) {
    Zone zone = zones.zone(zone(schedule));
    Iterator<Instant> candidates = candidates(schedule, zone, window, steps);
    NavigableSet<Instant> dates = new TreeSet<>();
    Set<LocalDateTime> times = new HashSet<>();
    for (int i = 0; i < CANDIDATES && candidates.hasNext(); i++) {
      Instant date = candidates.next();
      if (date.isAfter(window.end())) {
        break;
      }
      boolean isNew = counts(date, schedule, window) && isOther(date, schedule, zone, times);
      if (isNew && dates.add(date) && window.isFilled(dates.size(), date)) {
        break;
      }
    }
    return new FoundDates(List.copyOf(dates.tailSet(window.start())), steps.areSpent());
  }

  private static String zone(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Interval s -> orUtc(s.timezone());
      case Schedule.Cron s -> orUtc(s.timezone());
      case Schedule.RRule s -> s.timezone();
    };
  }

  private static String orUtc(@Nullable String zone) {
    return zone == null || zone.isEmpty() ? UTC : zone;
  }

  /**
   * In the hour that the clock shows twice the reference takes a date of an interval from before
   * the start for one after it; it is none, but counts.
   */
  private static boolean counts(Instant date, Schedule schedule, ScheduleWindow window) {
    return schedule instanceof Schedule.Interval || !date.isBefore(window.start());
  }

  /**
   * The reference knows the dates of a rule by the clock of its zone: none is at a time of another.
   */
  private static boolean isOther(
      Instant date, Schedule schedule, Zone zone, Set<LocalDateTime> times) {
    return !(schedule instanceof Schedule.RRule) || times.add(zone.at(date).toLocalDateTime());
  }

  private Iterator<Instant> candidates(
      Schedule schedule, Zone zone, ScheduleWindow window, Steps steps) {
    return switch (schedule) {
      case Schedule.Interval s -> new IntervalDates(s, zone, window.start(), window.end());
      case Schedule.Cron s -> new CronDates(s, zone, window.start());
      case Schedule.RRule s -> {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Recurrence rules = Recurrence.parse(s.rrule(), new RuleReader(zones.names(), today));
        yield new RuleDates(rules, zone, window.start(), window.end(), steps);
      }
    };
  }
}
