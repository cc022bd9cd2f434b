package io.daybook.command.deployment;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import org.springframework.stereotype.Component;

@Component
final class RemoveScheduleHandler implements CommandHandler<RemoveSchedule, Done> {

  private final ScheduledDeployments deployments;

  RemoveScheduleHandler(ScheduledDeployments deployments) {
    this.deployments = deployments;
  }

  @Override
  public Class<RemoveSchedule> type() {
    return RemoveSchedule.class;
  }

  @Override
  public Done handle(RemoveSchedule command) {
    deployments.change(
        command.deploymentId(), d -> ScheduleDecider.remove(d, command.scheduleId()));
    return Done.DONE;
  }
}
