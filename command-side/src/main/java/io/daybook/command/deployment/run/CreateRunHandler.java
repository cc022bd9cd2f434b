package io.daybook.command.deployment.run;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.run.FlowRuns;
import org.springframework.stereotype.Component;

@Component
final class CreateRunHandler implements CommandHandler<CreateRun, CreateRun.Answer> {

  private final DeploymentRuns deploymentRuns;
  private final FlowRuns runs;

  CreateRunHandler(DeploymentRuns deploymentRuns, FlowRuns runs) {
    this.deploymentRuns = deploymentRuns;
    this.runs = runs;
  }

  @Override
  public Class<CreateRun> type() {
    return CreateRun.class;
  }

  @Override
  public CreateRun.Answer handle(CreateRun command) {
    FlowRuns.Made made =
        deploymentRuns.make(
            deploymentRuns.deployment(command.deploymentId()),
            command.request(),
            command.createdBy(),
            Wording.OF_ONE);
    return new CreateRun.Answer(made.created(), runs.response(made.run()));
  }
}
