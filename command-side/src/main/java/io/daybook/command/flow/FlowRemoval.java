package io.daybook.command.flow;

import io.daybook.command.concurrency.ConcurrencyLimitDirectory;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Registry;
import io.daybook.command.run.RunRemoval;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Deletes a flow with everything below it, within the command being handled. */
@Component
final class FlowRemoval {

  private final Aggregates<Flow, FlowEvent> flows;
  private final Aggregates<Deployment, DeploymentEvent> deployments;
  private final ConcurrencyLimitDirectory limits;
  private final RunRemoval runs;
  private final Registry registry;

  FlowRemoval(
      Aggregates<Flow, FlowEvent> flows,
      Aggregates<Deployment, DeploymentEvent> deployments,
      ConcurrencyLimitDirectory limits,
      RunRemoval runs,
      Registry registry) {
    this.flows = flows;
    this.deployments = deployments;
    this.limits = limits;
    this.runs = runs;
    this.registry = registry;
  }

  void remove(DeleteFlow command) {
    List<FlowEvent> events = FlowDecider.decide(registry.flow(command.id()), command).orThrow();
    List<UUID> below = registry.deploymentsOfFlow(command.id());
    below.forEach(id -> deployments.record(id, List.of(new DeploymentDeleted(id))));
    below.forEach(limits::discardUnused);
    runs.deleteOfFlow(command.id());
    flows.record(command.id(), events);
  }

  /** Whether it was there. */
  boolean removeIfThere(UUID id) {
    if (registry.flow(id) == null) {
      return false;
    }
    remove(new DeleteFlow(id));
    return true;
  }
}
