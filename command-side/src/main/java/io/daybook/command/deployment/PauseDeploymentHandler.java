package io.daybook.command.deployment;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.run.UnstartedRuns;
import io.daybook.command.run.UnstartedRuns.Which;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class PauseDeploymentHandler implements CommandHandler<PauseDeployment, Done> {

  private final Aggregates<Deployment, DeploymentEvent> deployments;
  private final UnstartedRuns runs;

  PauseDeploymentHandler(Aggregates<Deployment, DeploymentEvent> deployments, UnstartedRuns runs) {
    this.deployments = deployments;
    this.runs = runs;
  }

  @Override
  public Class<PauseDeployment> type() {
    return PauseDeployment.class;
  }

  @Override
  public Done handle(PauseDeployment command) {
    UUID id = command.deploymentId();
    deployments.record(id, PauseDecider.pause(deployments.find(id)).orThrow());
    runs.remove(id, Which.OF_SCHEDULES);
    return Done.DONE;
  }
}
