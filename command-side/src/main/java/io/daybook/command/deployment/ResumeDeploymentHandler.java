package io.daybook.command.deployment;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class ResumeDeploymentHandler implements CommandHandler<ResumeDeployment, Done> {

  private final Aggregates<Deployment, DeploymentEvent> deployments;

  ResumeDeploymentHandler(Aggregates<Deployment, DeploymentEvent> deployments) {
    this.deployments = deployments;
  }

  @Override
  public Class<ResumeDeployment> type() {
    return ResumeDeployment.class;
  }

  @Override
  public Done handle(ResumeDeployment command) {
    UUID id = command.deploymentId();
    deployments.record(id, PauseDecider.resume(deployments.find(id)).orThrow());
    return Done.DONE;
  }
}
