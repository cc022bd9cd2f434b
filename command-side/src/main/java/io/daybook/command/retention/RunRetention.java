package io.daybook.command.retention;

import io.daybook.command.ledger.jdbc.EventTables;
import io.daybook.command.retention.RunWeekTable.Kept;
import io.daybook.run.Week;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Drops the weeks whose runs all ended before the retention began. */
@Component
final class RunRetention {

  private static final Duration AHEAD = Duration.ofDays(7);
  private static final int STEP = 5_000;
  private static final Logger log = LoggerFactory.getLogger(RunRetention.class);

  private final RunWeekTable weeks;
  private final EventTables events;
  private final Set<Week> told = new HashSet<>();

  RunRetention(RunWeekTable weeks, EventTables events) {
    this.weeks = weeks;
    this.events = events;
  }

  /** Makes room for the runs of this week and the next. */
  void makeRoom(Instant now) {
    events.runs().ensureWeek(now);
    events.runs().ensureWeek(now.plus(AHEAD));
  }

  /**
   * Drops what may go, and goes on with what was left half done.
   *
   * @param cutoff runs that ended earlier are not kept
   */
  void dropUntil(Instant cutoff) {
    for (Week week : weeks.over(cutoff)) {
      drop(week, cutoff);
    }
    for (Week week : weeks.dropped()) {
      forget(week);
    }
  }

  private void drop(Week week, Instant cutoff) {
    long head = weeks.head();
    Kept kept = weeks.keeping(week, cutoff);
    if (kept.count() > 0) {
      explain(week, kept);
    } else if (!weeks.changedSince(week, cutoff) && weeks.drop(week, head, cutoff)) {
      log.info("Dropped the runs that began in the week of {}", week.monday());
    }
  }

  private void explain(Week week, Kept kept) {
    if (told.add(week)) {
      log.warn(
          "The runs that began in the week of {} are kept though their time is over"
              + " (daybook.runs.retention): {} of them have not ended, or ended later, such as {}."
              + " Cancel or delete those that will never end, and the week goes.",
          week.monday(),
          kept.count(),
          kept.example());
    }
  }

  private void forget(Week week) {
    int gone;
    int sum = 0;
    do {
      gone = weeks.forget(week, STEP);
      sum += gone;
    } while (gone > 0);
    if (sum > 0) {
      log.info("Forgot the {} runs that began in the week of {}", sum, week.monday());
    }
  }
}
