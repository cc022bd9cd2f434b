package io.daybook.command.run.schedule;

import io.daybook.command.ledger.store.AggregateType;
import io.daybook.command.ledger.store.Moment;
import io.daybook.ledger.UnwritableEventException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves out the runs that could not be kept. Found out when all are written, one would keep those
 * of other deployments from being.
 */
final class WritableRuns {

  private static final Logger log = LoggerFactory.getLogger(WritableRuns.class);

  private final Moment moment;
  private final Set<UUID> told = ConcurrentHashMap.newKeySet();

  WritableRuns(Moment moment) {
    this.moment = moment;
  }

  // The runs of a schedule are alike but for their dates, so that the first tells of all.
  List<ScheduledRun> of(List<ScheduledRun> wanted) {
    Map<UUID, Boolean> bySchedule = new HashMap<>();
    return wanted.stream()
        .filter(run -> bySchedule.computeIfAbsent(run.schedule().id(), _ -> isWritable(run)))
        .toList();
  }

  private boolean isWritable(ScheduledRun run) {
    try {
      var _ = AggregateType.CODEC.encode(run.created(0, moment.now()));
      return true;
    } catch (UnwritableEventException e) {
      if (told.add(run.schedule().id())) {
        log.error(
            "Schedule {} of deployment {} makes no runs, as they could not be kept: {}",
            run.schedule().id(),
            run.deployment().id(),
            e.getMessage());
      }
      return false;
    }
  }
}
