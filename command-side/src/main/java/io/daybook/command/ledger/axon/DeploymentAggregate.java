package io.daybook.command.ledger.axon;

import io.daybook.command.ledger.store.AggregateType;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import org.axonframework.modelling.command.AggregateRoot;

@AggregateRoot(type = AggregateType.Names.DEPLOYMENT)
final class DeploymentAggregate extends LedgerAggregate<Deployment, DeploymentEvent> {

  DeploymentAggregate() {
    super(DeploymentEvent.class, Deployment::evolve);
  }
}
