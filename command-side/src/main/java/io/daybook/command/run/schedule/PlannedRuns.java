package io.daybook.command.run.schedule;

import io.daybook.command.deployment.schedule.FoundDates;
import io.daybook.command.deployment.schedule.ScheduleDates;
import io.daybook.command.deployment.schedule.ScheduleWindow;
import io.daybook.command.deployment.schedule.Steps;
import io.daybook.command.dispatch.RequestScope;
import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.command.ledger.store.LedgerWriter.Entry;
import io.daybook.command.ledger.store.Moment;
import io.daybook.command.timezone.ZoneDatabase;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentSchedule;
import io.daybook.ledger.Log;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Makes runs of schedules, within the command being handled. */
@Component
final class PlannedRuns {

  /**
   * Runs that are made of one deployment at once: as many as its schedules ask for by default, all
   * of them at their most. What is left is made the next time.
   */
  private static final int MOST = 10_000;

  private static final Logger log = LoggerFactory.getLogger(PlannedRuns.class);

  private final SchedulerTable table;
  private final LedgerWriter writer;
  private final RequestScope request;
  private final Moment moment;
  private final WritableRuns writable;
  private final ScheduleDates dates;
  private final GivenUpSchedules givenUp = new GivenUpSchedules();

  PlannedRuns(
      SchedulerTable table,
      LedgerWriter writer,
      RequestScope request,
      Moment moment,
      ZoneDatabase zones) {
    this.dates = new ScheduleDates(zones, Clock.systemUTC());
    this.table = table;
    this.writer = writer;
    this.request = request;
    this.moment = moment;
    this.writable = new WritableRuns(moment);
  }

  /** The runs that the active schedules of a deployment ask for and that were never made. */
  List<ScheduledRun> missing(
      Deployment deployment, ScheduleWindow window, StepAllowance allowance, ByteAllowance bytes) {
    List<ScheduledRun> missing = new ArrayList<>();
    List<ScheduledRun> wanted = new ArrayList<>();
    for (DeploymentSchedule schedule : deployment.schedules()) {
      if (schedule.active() && missing.size() < MOST) {
        dates(deployment, schedule, window, allowance)
            .forEach(date -> wanted.add(new ScheduledRun(deployment, schedule, date)));
      }
      if (wanted.size() >= MOST) {
        missing.addAll(unmade(deployment, wanted, bytes));
        wanted.clear();
      }
    }
    missing.addAll(unmade(deployment, wanted, bytes));
    return missing.subList(0, Math.min(missing.size(), MOST));
  }

  private List<ScheduledRun> unmade(
      Deployment deployment, List<ScheduledRun> wanted, ByteAllowance bytes) {
    Set<String> made =
        table.keys(deployment.flow().id(), wanted.stream().map(ScheduledRun::key).toList());
    return writable.of(wanted.stream().filter(run -> !made.contains(run.key())).toList(), bytes);
  }

  private List<Instant> dates(
      Deployment deployment,
      DeploymentSchedule schedule,
      ScheduleWindow window,
      StepAllowance allowance) {
    return givenUp.rests(schedule, window.start())
        ? List.of()
        : found(deployment, schedule, window, allowance);
  }

  // One schedule that can't be computed must not keep the others from their runs.
  private List<Instant> found(
      Deployment deployment,
      DeploymentSchedule schedule,
      ScheduleWindow window,
      StepAllowance allowance) {
    int most = allowance.next();
    Steps steps = new Steps(most);
    try {
      FoundDates found = dates.in(window, schedule.schedule(), steps);
      if (found.isGivenUp() && most == Steps.MOST && givenUp.add(schedule, window.start())) {
        log.warn(
            "Schedule {} of deployment {} is given up: its rule goes too far without a run."
                + " Change it, so that it begins later or counts less: {}",
            schedule.id(),
            deployment.id(),
            schedule.schedule());
      }
      return found.dates();
    } catch (RuntimeException e) {
      if (givenUp.add(schedule, window.start())) {
        log.error(
            "Schedule {} of deployment {} makes no runs, as its dates can't be told. Change the"
                + " schedule, and report this, please: {}",
            schedule.id(),
            deployment.id(),
            schedule.schedule(),
            e);
      }
      return List.of();
    } finally {
      allowance.took(steps.taken());
    }
  }

  /** Writes the runs; the last thing that a command does. */
  void make(List<ScheduledRun> runs, String command) {
    if (runs.isEmpty()) {
      return;
    }
    Instant now = moment.now();
    Iterator<Integer> numbers = table.numbers(runs.size()).iterator();
    Map<UUID, ObjectNode> parameters = new HashMap<>();
    List<Entry> entries =
        runs.stream()
            .map(run -> {
              ObjectNode shared =
                  parameters.computeIfAbsent(run.schedule().id(), _ -> run.parameters());
              return new Entry(run.created(numbers.next(), now, shared), now);
            })
            .toList();
    request.wrote(Log.RUNS, writer.append(entries, request.metadata().withCommand(command)));
  }
}
