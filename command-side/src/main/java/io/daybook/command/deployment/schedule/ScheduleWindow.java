package io.daybook.command.deployment.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * Which dates of a schedule are wanted: from start to end, both included, at most so many, and no
 * more than needed to have the least number and to reach the least time.
 *
 * @param minTime the last date is at least this long after the start, unless the most are reached
 * @param minRuns the least number of dates
 * @param maxRuns the largest number of dates; one is made even if it is zero, as Prefect does
 */
public record ScheduleWindow(
    Instant start, Instant end, Duration minTime, int minRuns, int maxRuns) {

  /** Whether dates suffice, of which this is the last. */
  boolean isFilled(int dates, Instant last) {
    return dates >= maxRuns || (dates >= minRuns && !last.isBefore(start.plus(minTime)));
  }
}
