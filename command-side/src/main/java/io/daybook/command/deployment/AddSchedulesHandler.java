package io.daybook.command.deployment;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentSchedule;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class AddSchedulesHandler implements CommandHandler<AddSchedules, List<DeploymentSchedule>> {

  private final ScheduledDeployments deployments;
  private final DeploymentSettings settings;

  AddSchedulesHandler(ScheduledDeployments deployments, DeploymentSettings settings) {
    this.deployments = deployments;
    this.settings = settings;
  }

  @Override
  public Class<AddSchedules> type() {
    return AddSchedules.class;
  }

  @Override
  public List<DeploymentSchedule> handle(AddSchedules command) {
    Deployment after =
        deployments.change(
            command.deploymentId(),
            d -> ScheduleDecider.add(d, command.schedules(), UUID::randomUUID));
    int all = after.schedules().size();
    int before = all - command.schedules().size();
    settings.checkSchedules(before, all);
    return after.schedules().subList(before, all);
  }
}
