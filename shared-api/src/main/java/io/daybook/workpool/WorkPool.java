package io.daybook.workpool;

import io.daybook.workpool.WorkPoolEvent.WorkPoolConcurrencyLimitChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkPoolDeleted;
import io.daybook.workpool.WorkPoolEvent.WorkPoolDescriptionChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolJobTemplateChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolPaused;
import io.daybook.workpool.WorkPoolEvent.WorkPoolResumed;
import io.daybook.workpool.WorkPoolEvent.WorkPoolStorageChanged;
import io.daybook.workpool.WorkPoolEvent.WorkPoolTouched;
import io.daybook.workpool.WorkPoolEvent.WorkQueueConcurrencyLimitChanged;
import io.daybook.workpool.WorkPoolEvent.WorkQueueCreated;
import io.daybook.workpool.WorkPoolEvent.WorkQueueDeleted;
import io.daybook.workpool.WorkPoolEvent.WorkQueueDescriptionChanged;
import io.daybook.workpool.WorkPoolEvent.WorkQueueEvent;
import io.daybook.workpool.WorkPoolEvent.WorkQueueFilterChanged;
import io.daybook.workpool.WorkPoolEvent.WorkQueuePaused;
import io.daybook.workpool.WorkPoolEvent.WorkQueuePriorityChanged;
import io.daybook.workpool.WorkPoolEvent.WorkQueueRenamed;
import io.daybook.workpool.WorkPoolEvent.WorkQueueResumed;
import io.daybook.workpool.WorkPoolEvent.WorkQueueTouched;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A work pool with its queues after the events so far.
 *
 * @param queues by id, in the order of their creation
 */
public record WorkPool(
    UUID id,
    Instant created,
    Instant updated,
    String name,
    String type,
    @Nullable String description,
    ObjectNode baseJobTemplate,
    boolean paused,
    @Nullable Integer concurrencyLimit,
    StorageConfiguration storageConfiguration,
    UUID defaultQueueId,
    Map<UUID, WorkQueue> queues) {

  public Optional<WorkQueue> queue(UUID queueId) {
    return Optional.ofNullable(queues.get(queueId));
  }

  public Optional<WorkQueue> queueNamed(String queueName) {
    return queues.values().stream().filter(q -> q.name().equals(queueName)).findFirst();
  }

  public WorkQueueRef ref(UUID queueId) {
    return new WorkQueueRef(queueId, id, name, type);
  }

  /** The pool after one more event; null before its creation and after its deletion. */
  public static @Nullable WorkPool evolve(
      @Nullable WorkPool pool, WorkPoolEvent event, Instant at) {
    return switch (event) {
      case WorkPoolCreated e ->
          new WorkPool(
              e.poolId(),
              at,
              at,
              e.name(),
              e.type(),
              e.description(),
              e.baseJobTemplate(),
              e.paused(),
              e.concurrencyLimit(),
              e.storageConfiguration(),
              e.defaultQueueId(),
              Map.of());
      case WorkPoolDescriptionChanged e -> existing(pool).described(e.description(), at);
      case WorkPoolPaused _ -> existing(pool).paused(true, at);
      case WorkPoolResumed _ -> existing(pool).paused(false, at);
      case WorkPoolJobTemplateChanged e -> existing(pool).templated(e.baseJobTemplate(), at);
      case WorkPoolConcurrencyLimitChanged e -> existing(pool).limited(e.concurrencyLimit(), at);
      case WorkPoolStorageChanged e -> existing(pool).stored(e.storageConfiguration(), at);
      case WorkPoolTouched _ -> existing(pool).paused(existing(pool).paused(), at);
      case WorkPoolDeleted _ -> null;
      case WorkQueueEvent e -> existing(pool).withQueue(e, at);
    };
  }

  private WorkPool withQueue(WorkQueueEvent event, Instant at) {
    WorkQueue after = evolve(queues.get(event.queueId()), event, at);
    Map<UUID, WorkQueue> next = new LinkedHashMap<>(queues);
    if (after == null) {
      next.remove(event.queueId());
    } else {
      next.put(event.queueId(), after);
    }
    return new WorkPool(
        id,
        created,
        updated,
        name,
        type,
        description,
        baseJobTemplate,
        paused,
        concurrencyLimit,
        storageConfiguration,
        defaultQueueId,
        Collections.unmodifiableMap(next));
  }

  private static @Nullable WorkQueue evolve(
      @Nullable WorkQueue queue, WorkQueueEvent event, Instant at) {
    return switch (event) {
      case WorkQueueCreated e ->
          new WorkQueue(
              e.queueId(),
              at,
              at,
              e.name(),
              e.description(),
              e.paused(),
              e.concurrencyLimit(),
              e.priority(),
              e.filter());
      case WorkQueueRenamed e -> existing(queue).named(e.name(), at);
      case WorkQueueDescriptionChanged e -> existing(queue).described(e.description(), at);
      case WorkQueuePaused _ -> existing(queue).paused(true, at);
      case WorkQueueResumed _ -> existing(queue).paused(false, at);
      case WorkQueueConcurrencyLimitChanged e -> existing(queue).limited(e.concurrencyLimit(), at);
      case WorkQueuePriorityChanged e -> existing(queue).prioritised(e.priority(), at);
      case WorkQueueFilterChanged e -> existing(queue).filtered(e.filter(), at);
      case WorkQueueTouched _ -> existing(queue).touched(at);
      case WorkQueueDeleted _ -> null;
    };
  }

  private WorkPool described(@Nullable String to, Instant at) {
    return changed(at, to, baseJobTemplate, paused, concurrencyLimit, storageConfiguration);
  }

  private WorkPool paused(boolean to, Instant at) {
    return changed(at, description, baseJobTemplate, to, concurrencyLimit, storageConfiguration);
  }

  private WorkPool templated(ObjectNode to, Instant at) {
    return changed(at, description, to, paused, concurrencyLimit, storageConfiguration);
  }

  private WorkPool limited(@Nullable Integer to, Instant at) {
    return changed(at, description, baseJobTemplate, paused, to, storageConfiguration);
  }

  private WorkPool stored(StorageConfiguration to, Instant at) {
    return changed(at, description, baseJobTemplate, paused, concurrencyLimit, to);
  }

  private WorkPool changed(
      Instant at,
      @Nullable String newDescription,
      ObjectNode newTemplate,
      boolean newPaused,
      @Nullable Integer newLimit,
      StorageConfiguration newStorage) {
    return new WorkPool(
        id,
        created,
        at,
        name,
        type,
        newDescription,
        newTemplate,
        newPaused,
        newLimit,
        newStorage,
        defaultQueueId,
        queues);
  }

  private static <T> T existing(@Nullable T target) {
    return Objects.requireNonNull(target, "an event of a pool or queue that does not exist");
  }
}
