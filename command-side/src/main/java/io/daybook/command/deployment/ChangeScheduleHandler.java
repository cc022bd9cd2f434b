package io.daybook.command.deployment;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.run.UnstartedRuns;
import io.daybook.command.run.UnstartedRuns.Which;
import org.springframework.stereotype.Component;

@Component
final class ChangeScheduleHandler implements CommandHandler<ChangeSchedule, Done> {

  private final ScheduledDeployments deployments;
  private final UnstartedRuns runs;

  ChangeScheduleHandler(ScheduledDeployments deployments, UnstartedRuns runs) {
    this.deployments = deployments;
    this.runs = runs;
  }

  @Override
  public Class<ChangeSchedule> type() {
    return ChangeSchedule.class;
  }

  @Override
  public Done handle(ChangeSchedule command) {
    deployments.change(
        command.deploymentId(),
        d -> ScheduleDecider.change(d, command.scheduleId(), command.patch()));
    runs.remove(command.deploymentId(), Which.FUTURE_OF_SCHEDULES);
    return Done.DONE;
  }
}
