package io.daybook.command.workpool;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Registry;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueLost;
import io.daybook.workpool.WorkPoolEvent;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class DeleteWorkQueueHandler implements CommandHandler<DeleteWorkQueue, Done> {

  private final WorkPoolDirectory pools;
  private final Aggregates<Deployment, DeploymentEvent> deployments;
  private final Registry registry;

  DeleteWorkQueueHandler(
      WorkPoolDirectory pools,
      Aggregates<Deployment, DeploymentEvent> deployments,
      Registry registry) {
    this.pools = pools;
    this.deployments = deployments;
    this.registry = registry;
  }

  @Override
  public Class<DeleteWorkQueue> type() {
    return DeleteWorkQueue.class;
  }

  @Override
  public Done handle(DeleteWorkQueue command) {
    AddressedQueue found = pools.queue(command.address(), _ -> "work queue not found");
    List<WorkPoolEvent> events = WorkQueueDecider.delete(found.pool(), found.queue()).orThrow();
    registry
        .deploymentsOfQueue(found.queue().id())
        .forEach(id -> deployments.record(id, List.of(new DeploymentWorkQueueLost(id))));
    pools.record(found.pool().id(), events);
    return Done.DONE;
  }
}
