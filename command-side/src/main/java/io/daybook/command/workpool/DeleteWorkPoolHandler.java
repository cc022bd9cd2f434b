package io.daybook.command.workpool;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Registry;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueLost;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class DeleteWorkPoolHandler implements CommandHandler<DeleteWorkPool, Done> {

  private final WorkPoolDirectory pools;
  private final Aggregates<WorkPool, WorkPoolEvent> aggregates;
  private final Aggregates<Deployment, DeploymentEvent> deployments;
  private final Registry registry;

  DeleteWorkPoolHandler(
      WorkPoolDirectory pools,
      Aggregates<WorkPool, WorkPoolEvent> aggregates,
      Aggregates<Deployment, DeploymentEvent> deployments,
      Registry registry) {
    this.pools = pools;
    this.aggregates = aggregates;
    this.deployments = deployments;
    this.registry = registry;
  }

  @Override
  public Class<DeleteWorkPool> type() {
    return DeleteWorkPool.class;
  }

  @Override
  public Done handle(DeleteWorkPool command) {
    ReservedNames.refuseDeletion(command.poolName());
    UUID pool = pools.idOf(command.poolName());
    registry
        .deploymentsOfPool(pool)
        .forEach(id -> deployments.record(id, List.of(new DeploymentWorkQueueLost(id))));
    aggregates.record(pool, WorkPoolDecider.delete(pool));
    return Done.DONE;
  }
}
