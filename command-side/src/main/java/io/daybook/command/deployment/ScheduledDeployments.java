package io.daybook.command.deployment;

import io.daybook.command.dispatch.Decision;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.wire.ApiException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Deployments, for commands about their schedules. */
@Component
final class ScheduledDeployments {

  private final Aggregates<Deployment, DeploymentEvent> deployments;

  ScheduledDeployments(Aggregates<Deployment, DeploymentEvent> deployments) {
    this.deployments = deployments;
  }

  /**
   * Decides and records.
   *
   * @return the deployment afterwards
   * @throws ApiException 404 if there is no such deployment, or what the decision says
   */
  Deployment change(UUID id, Function<Deployment, Decision<DeploymentEvent>> decider) {
    Deployment deployment = deployments.find(id);
    if (deployment == null) {
      throw ApiException.notFound("Deployment not found.");
    }
    List<DeploymentEvent> events = decider.apply(deployment).orThrow();
    return Objects.requireNonNull(deployments.record(id, events), "a deployment after a change");
  }
}
