package io.daybook.command.workpool;

import io.daybook.command.decision.Changes;
import io.daybook.command.dispatch.Decision;
import io.daybook.wire.Field;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import io.daybook.workpool.WorkPoolEvent.WorkPoolConcurrencyLimitChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkPoolDeleted;
import io.daybook.workpool.WorkPoolEvent.WorkPoolDescriptionChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolJobTemplateChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolPaused;
import io.daybook.workpool.WorkPoolEvent.WorkPoolResumed;
import io.daybook.workpool.WorkPoolEvent.WorkPoolStorageChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolTouched;
import io.daybook.workpool.WorkPoolEvent.WorkQueueCreated;
import java.util.List;
import java.util.UUID;

/** What may happen to a work pool. Its name's being free is the registry's to say. */
final class WorkPoolDecider {

  private static final String DEFAULT_QUEUE = "default";
  private static final String DEFAULT_QUEUE_DESCRIPTION = "The work pool's default queue.";

  private WorkPoolDecider() {}

  /** A pool is made with its default queue. */
  static List<WorkPoolEvent> create(CreateWorkPool pool, UUID poolId, UUID queueId) {
    return List.of(
        new WorkPoolCreated(
            poolId,
            pool.name(),
            pool.type(),
            pool.description(),
            pool.baseJobTemplate(),
            pool.paused(),
            pool.concurrencyLimit(),
            pool.storageConfiguration(),
            queueId),
        new WorkQueueCreated(
            poolId, queueId, DEFAULT_QUEUE, DEFAULT_QUEUE_DESCRIPTION, false, null, 1, null));
  }

  /** Null is refused where the reference's database refuses it. */
  static Decision<WorkPoolEvent> change(WorkPool pool, WorkPoolChanges changes) {
    if (changes.paused() instanceof Field.Null
        || changes.storageConfiguration() instanceof Field.Null) {
      return Decision.conflict();
    }
    UUID id = pool.id();
    return Decision.all(
        new Changes<WorkPoolEvent>()
            .nullable(
                changes.description(),
                pool.description(),
                to -> new WorkPoolDescriptionChanged(id, to))
            .value(
                changes.paused(),
                pool.paused(),
                to -> to ? new WorkPoolPaused(id) : new WorkPoolResumed(id))
            .value(
                changes.baseJobTemplate(),
                pool.baseJobTemplate(),
                to -> new WorkPoolJobTemplateChanged(id, to))
            .nullable(
                changes.concurrencyLimit(),
                pool.concurrencyLimit(),
                to -> new WorkPoolConcurrencyLimitChanged(id, to))
            .value(
                changes.storageConfiguration(),
                pool.storageConfiguration(),
                to -> new WorkPoolStorageChanged(id, to))
            .orElse(new WorkPoolTouched(id)));
  }

  /** What the pool was does not matter, so that it need not be readable. */
  static List<WorkPoolEvent> delete(UUID poolId) {
    return List.of(new WorkPoolDeleted(poolId));
  }
}
