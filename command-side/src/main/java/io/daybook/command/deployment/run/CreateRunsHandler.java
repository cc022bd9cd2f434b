package io.daybook.command.deployment.run;

import io.daybook.command.deployment.run.CreateRuns.Result;
import io.daybook.command.dispatch.CommandHandler;
import io.daybook.deployment.Deployment;
import io.daybook.run.FlowRun;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class CreateRunsHandler implements CommandHandler<CreateRuns, List<Result>> {

  /**
   * Characters of parameters after which a transaction takes no further run. It has those of all in
   * memory, where they take many times as much as their text.
   */
  private static final int ENOUGH = 4 << 20;

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
    List<Result> results = new ArrayList<>();
    long length = 0;
    for (RunRequest request : command.requests()) {
      if (length > ENOUGH) {
        break;
      }
      Result result = make(deployment, request, command);
      length += result instanceof Result.Made made ? made.length() : 0;
      results.add(result);
    }
    return results;
  }

  /** A request is refused before anything is recorded for it. */
  private Result make(Deployment deployment, RunRequest request, CreateRuns command) {
    try {
      FlowRun run = runs.make(deployment, request, command.createdBy(), Wording.OF_MANY).run();
      return new Result.Made(run.id(), Json.text(run.parameters()).length());
    } catch (ApiException e) {
      return new Result.Failed(e.error().text());
    }
  }
}
