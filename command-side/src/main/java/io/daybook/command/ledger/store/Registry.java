package io.daybook.command.ledger.store;

import io.daybook.flow.FlowRef;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The names that are taken and the references between aggregates, as this transaction sees them.
 * Names are compared exactly, character by character. It is written by {@link Registrar}s alone.
 */
public interface Registry {

  /** A pool by the parts that never change. */
  record PoolRow(UUID id, String name, String type) {}

  /** A queue under its current name. */
  record QueueRow(UUID id, UUID poolId, String name) {}

  /** A deployment and what it refers to. */
  record DeploymentRow(
      UUID id,
      UUID flowId,
      String name,
      int number,
      @Nullable UUID workQueueId,
      @Nullable UUID concurrencyLimitId) {}

  @Nullable FlowRef flow(String name);

  @Nullable FlowRef flow(UUID id);

  @Nullable PoolRow pool(String name);

  @Nullable PoolRow pool(UUID id);

  @Nullable QueueRow queue(UUID id);

  @Nullable QueueRow queue(UUID poolId, String name);

  /** By name, as bytes compare. */
  List<QueueRow> queuesOfPool(UUID poolId);

  @Nullable UUID limit(String name);

  /** Whether there is a limit with this id. */
  boolean hasLimit(UUID id);

  @Nullable DeploymentRow deployment(UUID id);

  @Nullable DeploymentRow deployment(UUID flowId, String name);

  /** By number, like the other lists of deployments. */
  List<UUID> deploymentsOfFlow(UUID flowId);

  List<UUID> deploymentsOfQueue(UUID queueId);

  /** The deployments in any queue of the pool. */
  List<UUID> deploymentsOfPool(UUID poolId);

  List<UUID> deploymentsOfLimit(UUID limitId);

  /** A number that no deployment has had; small and nearly dense, for bitmaps. */
  int nextDeploymentNumber();
}
