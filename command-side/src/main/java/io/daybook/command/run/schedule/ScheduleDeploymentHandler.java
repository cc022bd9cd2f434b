package io.daybook.command.run.schedule;

import io.daybook.command.deployment.schedule.ScheduleWindow;
import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Moment;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

@Component
final class ScheduleDeploymentHandler implements CommandHandler<ScheduleDeployment, Done> {

  private final SchedulerTable table;
  private final PlannedRuns runs;
  private final Aggregates<Deployment, DeploymentEvent> deployments;
  private final SchedulerSettings settings;
  private final Moment moment;

  ScheduleDeploymentHandler(
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
  public Class<ScheduleDeployment> type() {
    return ScheduleDeployment.class;
  }

  @Override
  public Done handle(ScheduleDeployment command) {
    table.claim(command.deploymentId());
    Deployment deployment = deployments.find(command.deploymentId());
    if (deployment != null) {
      runs.make(
          runs.missing(deployment, window(command), new StepAllowance(), new ByteAllowance()),
          ScheduleDeployment.class.getSimpleName());
    }
    return Done.DONE;
  }

  private ScheduleWindow window(ScheduleDeployment command) {
    Instant start = Objects.requireNonNullElseGet(command.start(), moment::now);
    return new ScheduleWindow(
        start,
        Objects.requireNonNullElseGet(command.end(), () -> start.plus(settings.maxScheduledTime())),
        Objects.requireNonNullElse(command.minTime(), settings.minScheduledTime()),
        Objects.requireNonNullElse(command.minRuns(), settings.minRuns()),
        Objects.requireNonNullElse(command.maxRuns(), settings.maxRuns()));
  }
}
