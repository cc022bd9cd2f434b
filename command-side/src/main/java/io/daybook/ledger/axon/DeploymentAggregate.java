package io.daybook.ledger.axon;

import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.ledger.store.AggregateType;
import org.axonframework.modelling.command.AggregateRoot;

@AggregateRoot(type = AggregateType.Names.DEPLOYMENT)
final class DeploymentAggregate extends LedgerAggregate<Deployment, DeploymentEvent> {

  DeploymentAggregate() {
    super(DeploymentEvent.class, Deployment::evolve);
  }
}
