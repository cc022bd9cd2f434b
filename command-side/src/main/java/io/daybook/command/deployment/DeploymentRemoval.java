package io.daybook.command.deployment;

import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Registry;
import io.daybook.command.run.UnstartedRuns;
import io.daybook.command.run.UnstartedRuns.Which;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Deletes a deployment and what was only there for it, within the command being handled. */
@Component
final class DeploymentRemoval {

  private final Aggregates<Deployment, DeploymentEvent> deployments;
  private final DeploymentLimits limits;
  private final UnstartedRuns runs;
  private final Registry registry;

  DeploymentRemoval(
      Aggregates<Deployment, DeploymentEvent> deployments,
      DeploymentLimits limits,
      UnstartedRuns runs,
      Registry registry) {
    this.deployments = deployments;
    this.limits = limits;
    this.runs = runs;
    this.registry = registry;
  }

  /** Whether it was there. What it was does not matter, so that it need not be readable. */
  boolean remove(UUID id) {
    if (registry.deployment(id) == null) {
      return false;
    }
    deployments.record(id, List.of(new DeploymentDeleted(id)));
    limits.discardUnused(id);
    runs.remove(id, Which.ALL);
    return true;
  }
}
