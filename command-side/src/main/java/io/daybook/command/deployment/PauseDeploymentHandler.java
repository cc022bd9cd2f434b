package io.daybook.command.deployment;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class PauseDeploymentHandler implements CommandHandler<PauseDeployment, Done> {

  private final Aggregates<Deployment, DeploymentEvent> deployments;

  PauseDeploymentHandler(Aggregates<Deployment, DeploymentEvent> deployments) {
    this.deployments = deployments;
  }

  @Override
  public Class<PauseDeployment> type() {
    return PauseDeployment.class;
  }

  @Override
  public Done handle(PauseDeployment command) {
    UUID id = command.deploymentId();
    deployments.record(id, PauseDecider.pause(deployments.find(id)).orThrow());
    return Done.DONE;
  }
}
