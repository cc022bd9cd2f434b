package io.daybook.command.deployment;

import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentOwnLimitSet;
import io.daybook.wire.Field;
import io.daybook.workpool.WorkQueueRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the names and numbers of a request stand for, found or made before the deployment is
 * decided; absent where the request says nothing of it.
 *
 * @param ownLimit the number of the deployment's own limit after the request; null: it has none
 */
record References(
    Field<WorkQueueRef> workQueue, Field<UUID> concurrencyLimitId, @Nullable Integer ownLimit) {

  static final References NONE = new References(Field.absent(), Field.absent(), null);

  /**
   * What is to be recorded of the number of the deployment's own limit, behind other events: none
   * of those tells it.
   */
  List<DeploymentEvent> ownLimitAfter(
      UUID deploymentId, @Nullable Deployment before, List<DeploymentEvent> events) {
    Deployment after = before;
    for (DeploymentEvent event : events) {
      after = Deployment.evolve(after, event, Instant.EPOCH);
    }
    return after == null || Objects.equals(after.ownLimit(), ownLimit)
        ? List.of()
        : List.of(new DeploymentOwnLimitSet(deploymentId, ownLimit));
  }
}
