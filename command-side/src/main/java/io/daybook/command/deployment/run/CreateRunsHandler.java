package io.daybook.command.deployment.run;

import io.daybook.command.deployment.run.CreateRuns.Result;
import io.daybook.command.dispatch.CommandHandler;
import io.daybook.deployment.Deployment;
import io.daybook.wire.ApiException;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class CreateRunsHandler implements CommandHandler<CreateRuns, List<Result>> {

  private final DeploymentRuns runs;

  CreateRunsHandler(DeploymentRuns runs) {
    this.runs = runs;
  }

  @Override
  public Class<CreateRuns> type() {
    return CreateRuns.class;
  }

  @Override
  public List<Result> handle(CreateRuns command) {
    Deployment deployment = runs.deployment(command.deploymentId());
    return command.requests().stream().map(request -> make(deployment, request, command)).toList();
  }

  /** A request is refused before anything is recorded for it. */
  private Result make(Deployment deployment, RunRequest request, CreateRuns command) {
    try {
      return new Result.Made(
          runs.make(deployment, request, command.createdBy(), Wording.OF_MANY).run().id());
    } catch (ApiException e) {
      return new Result.Failed(e.error().text());
    }
  }
}
