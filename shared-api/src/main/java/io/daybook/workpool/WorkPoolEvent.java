package io.daybook.workpool;

import io.daybook.ledger.Deletion;
import io.daybook.ledger.Fact;
import io.daybook.ledger.LedgerEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can happen to a work pool and its queues. */
public sealed interface WorkPoolEvent extends LedgerEvent {

  UUID poolId();

  @Override
  default UUID aggregateId() {
    return poolId();
  }

  /** What happens to one queue of the pool. */
  sealed interface WorkQueueEvent extends WorkPoolEvent {
    UUID queueId();
  }

  @Fact("WorkPoolCreated")
  record WorkPoolCreated(
      UUID poolId,
      String name,
      String type,
      @Nullable String description,
      ObjectNode baseJobTemplate,
      boolean paused,
      @Nullable Integer concurrencyLimit,
      StorageConfiguration storageConfiguration,
      UUID defaultQueueId)
      implements WorkPoolEvent {}

  @Fact("WorkPoolDescriptionChanged")
  record WorkPoolDescriptionChanged(UUID poolId, @Nullable String description)
      implements WorkPoolEvent {}

  @Fact("WorkPoolPaused")
  record WorkPoolPaused(UUID poolId) implements WorkPoolEvent {}

  @Fact("WorkPoolResumed")
  record WorkPoolResumed(UUID poolId) implements WorkPoolEvent {}

  @Fact("WorkPoolJobTemplateChanged")
  record WorkPoolJobTemplateChanged(UUID poolId, ObjectNode baseJobTemplate)
      implements WorkPoolEvent {}

  @Fact("WorkPoolConcurrencyLimitChanged")
  record WorkPoolConcurrencyLimitChanged(UUID poolId, @Nullable Integer concurrencyLimit)
      implements WorkPoolEvent {}

  @Fact("WorkPoolStorageChanged")
  record WorkPoolStorageChanged(UUID poolId, StorageConfiguration storageConfiguration)
      implements WorkPoolEvent {}

  /** An update that changed nothing but the time of the last update. */
  @Fact("WorkPoolTouched")
  record WorkPoolTouched(UUID poolId) implements WorkPoolEvent {}

  /** The pool is gone, and all its queues with it. */
  @Fact("WorkPoolDeleted")
  record WorkPoolDeleted(UUID poolId) implements WorkPoolEvent, Deletion {}

  @Fact("WorkQueueCreated")
  record WorkQueueCreated(
      UUID poolId,
      UUID queueId,
      String name,
      @Nullable String description,
      boolean paused,
      @Nullable Integer concurrencyLimit,
      int priority,
      @Nullable JsonNode filter)
      implements WorkQueueEvent {}

  @Fact("WorkQueueRenamed")
  record WorkQueueRenamed(UUID poolId, UUID queueId, String name) implements WorkQueueEvent {}

  @Fact("WorkQueueDescriptionChanged")
  record WorkQueueDescriptionChanged(UUID poolId, UUID queueId, @Nullable String description)
      implements WorkQueueEvent {}

  @Fact("WorkQueuePaused")
  record WorkQueuePaused(UUID poolId, UUID queueId) implements WorkQueueEvent {}

  @Fact("WorkQueueResumed")
  record WorkQueueResumed(UUID poolId, UUID queueId) implements WorkQueueEvent {}

  @Fact("WorkQueueConcurrencyLimitChanged")
  record WorkQueueConcurrencyLimitChanged(
      UUID poolId, UUID queueId, @Nullable Integer concurrencyLimit) implements WorkQueueEvent {}

  @Fact("WorkQueuePriorityChanged")
  record WorkQueuePriorityChanged(UUID poolId, UUID queueId, int priority)
      implements WorkQueueEvent {}

  @Fact("WorkQueueFilterChanged")
  record WorkQueueFilterChanged(UUID poolId, UUID queueId, @Nullable JsonNode filter)
      implements WorkQueueEvent {}

  /** An update that changed nothing but the time of the last update. */
  @Fact("WorkQueueTouched")
  record WorkQueueTouched(UUID poolId, UUID queueId) implements WorkQueueEvent {}

  @Fact("WorkQueueDeleted")
  record WorkQueueDeleted(UUID poolId, UUID queueId) implements WorkQueueEvent {}
}
