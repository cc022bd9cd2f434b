package io.daybook.command.deployment;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.run.UnstartedRuns;
import io.daybook.command.run.UnstartedRuns.Which;
import org.springframework.stereotype.Component;

@Component
final class RemoveScheduleHandler implements CommandHandler<RemoveSchedule, Done> {

  private final ScheduledDeployments deployments;
  private final UnstartedRuns runs;

  RemoveScheduleHandler(ScheduledDeployments deployments, UnstartedRuns runs) {
    this.deployments = deployments;
    this.runs = runs;
  }

  @Override
  public Class<RemoveSchedule> type() {
    return RemoveSchedule.class;
  }

  @Override
  public Done handle(RemoveSchedule command) {
    deployments.change(
        command.deploymentId(), d -> ScheduleDecider.remove(d, command.scheduleId()));
    runs.remove(command.deploymentId(), Which.OF_SCHEDULES);
    return Done.DONE;
  }
}
