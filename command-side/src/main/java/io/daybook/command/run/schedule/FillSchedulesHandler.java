package io.daybook.command.run.schedule;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Moment;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.ledger.UnreadableAggregateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

@Component
final class FillSchedulesHandler implements CommandHandler<FillSchedules, FillSchedules.Filled> {

  private static final Logger log = LoggerFactory.getLogger(FillSchedulesHandler.class);

  private final SchedulerTable table;
  private final PlannedRuns runs;
  private final Aggregates<Deployment, DeploymentEvent> deployments;
  private final SchedulerSettings settings;
  private final Moment moment;

  FillSchedulesHandler(
      SchedulerTable table,
      PlannedRuns runs,
      Aggregates<Deployment, DeploymentEvent> deployments,
      SchedulerSettings settings,
      Moment moment) {
    this.table = table;
    this.runs = runs;
    this.deployments = deployments;
    this.settings = settings;
    this.moment = moment;
  }

  @Override
  public Class<FillSchedules> type() {
    return FillSchedules.class;
  }

  @Override
  public FillSchedules.Filled handle(FillSchedules command) {
    Instant now = moment.now();
    Iterator<UUID> claimed =
        table.claim(command.after(), command.changedWithin(), now, settings).iterator();
    StepAllowance allowance = new StepAllowance();
    ByteAllowance bytes = new ByteAllowance();
    List<ScheduledRun> missing = new ArrayList<>();
    UUID last = null;
    while (claimed.hasNext()
        && missing.size() < settings.insertBatchSize()
        && bytes.hasRoomForAnother()) {
      last = claimed.next();
      missing.addAll(missing(last, now, allowance, bytes));
    }
    runs.make(missing, FillSchedules.class.getSimpleName());
    return new FillSchedules.Filled(last, missing.size());
  }

  /** One deployment that can't be read, or whose schedules can't, must not stop those behind it. */
  private List<ScheduledRun> missing(
      UUID id, Instant now, StepAllowance allowance, ByteAllowance bytes) {
    try {
      // Read behind the lock: nobody changes its schedules until these runs are committed.
      Deployment deployment = deployments.find(id);
      return deployment == null
          ? List.of()
          : runs.missing(deployment, settings.from(now), allowance, bytes);
    } catch (DataAccessException e) {
      throw e;
    } catch (UnreadableAggregateException e) {
      log.debug("No runs are made: {}", e.getMessage()); // it is told and named already
      return List.of();
    } catch (RuntimeException e) {
      log.error(
          "The schedules of deployment {} make no runs until they are changed: no dates come of"
              + " them",
          id,
          e);
      return List.of();
    }
  }
}
