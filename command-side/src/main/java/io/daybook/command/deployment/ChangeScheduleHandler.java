package io.daybook.command.deployment;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import org.springframework.stereotype.Component;

@Component
final class ChangeScheduleHandler implements CommandHandler<ChangeSchedule, Done> {

  private final ScheduledDeployments deployments;

  ChangeScheduleHandler(ScheduledDeployments deployments) {
    this.deployments = deployments;
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
    return Done.DONE;
  }
}
