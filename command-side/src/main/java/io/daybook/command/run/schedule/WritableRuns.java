package io.daybook.command.run.schedule;

import io.daybook.command.ledger.store.AggregateType;
import io.daybook.command.ledger.store.Moment;
import io.daybook.ledger.UnwritableEventException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves out the runs that could not be kept: found out when all are written, one would keep those
 * of other deployments from being. And those that are too many to be written at once.
 */
final class WritableRuns {

  private static final Logger log = LoggerFactory.getLogger(WritableRuns.class);

  private final Moment moment;
  private final Set<UUID> told = ConcurrentHashMap.newKeySet();

  WritableRuns(Moment moment) {
    this.moment = moment;
  }

  // The runs of a schedule are alike but for their dates, so that the first tells of all. Those
  // that
  // are due first come first, or schedules with large parameters would keep others from theirs.
  List<ScheduledRun> of(List<ScheduledRun> wanted, ByteAllowance bytes) {
    Map<UUID, OptionalInt> bySchedule = new HashMap<>();
    return wanted.stream()
        .sorted(Comparator.comparing(ScheduledRun::date))
        .filter(run -> {
          OptionalInt length = bySchedule.computeIfAbsent(run.schedule().id(), _ -> length(run));
          return length.isPresent() && bytes.take(length.getAsInt());
        })
        .toList();
  }

  private OptionalInt length(ScheduledRun run) {
    try {
      return OptionalInt.of(
          AggregateType.CODEC
              .encode(run.created(0, moment.now(), run.parameters()))
              .payload()
              .length());
    } catch (UnwritableEventException e) {
      if (told.add(run.schedule().id())) {
        log.error(
            "Schedule {} of deployment {} makes no runs, as they could not be kept: {}",
            run.schedule().id(),
            run.deployment().id(),
            e.getMessage());
      }
      return OptionalInt.empty();
    }
  }
}
