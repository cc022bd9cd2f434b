package io.daybook.command.deployment.schedule;

import io.daybook.deployment.Schedule;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The dates on which schedules make runs, by Prefect's rules for time zones and changes of their
 * offset. The work for one window is bounded: at most a thousand candidates, and a schedule that
 * never comes, or no more, is given up.
 */
public final class ScheduleDates {

  /** Candidates that are looked at, twice the same one included. */
  private static final int CANDIDATES = 1002;

  private ScheduleDates() {}

  /**
   * @return in order, each once; to the microsecond
   */
  public static List<Instant> in(ScheduleWindow window, Schedule schedule) {
    Iterator<Instant> candidates = candidates(schedule, window);
    NavigableSet<Instant> dates = new TreeSet<>();
    for (int i = 0; i < CANDIDATES && candidates.hasNext(); i++) {
      Instant date = candidates.next();
      if (date.isAfter(window.end())) {
        break;
      }
      boolean isNew = counts(date, schedule, window) && dates.add(date);
      if (isNew && window.isFilled(dates.size(), date)) {
        break;
      }
    }
    return List.copyOf(dates.tailSet(window.start()));
  }

  /**
   * In the hour that the clock shows twice the reference takes a date of an interval from before
   * the start for one after it; it is none, but counts.
   */
  private static boolean counts(Instant date, Schedule schedule, ScheduleWindow window) {
    return schedule instanceof Schedule.Interval || !date.isBefore(window.start());
  }

  private static Iterator<Instant> candidates(Schedule schedule, ScheduleWindow window) {
    return switch (schedule) {
      case Schedule.Interval s -> new IntervalDates(s, window.start(), window.end());
      case Schedule.Cron s -> new CronDates(s, window.start());
      case Schedule.RRule s -> new RuleDates(s, window.start(), window.end());
    };
  }
}
