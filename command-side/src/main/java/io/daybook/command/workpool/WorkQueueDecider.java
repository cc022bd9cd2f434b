package io.daybook.command.workpool;

import io.daybook.command.decision.Changes;
import io.daybook.command.dispatch.Decision;
import io.daybook.wire.Field;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import io.daybook.workpool.WorkPoolEvent.WorkQueueConcurrencyLimitChanged;
import io.daybook.workpool.WorkPoolEvent.WorkQueueCreated;
import io.daybook.workpool.WorkPoolEvent.WorkQueueDeleted;
import io.daybook.workpool.WorkPoolEvent.WorkQueueDescriptionChanged;
import io.daybook.workpool.WorkPoolEvent.WorkQueueFilterChanged;
import io.daybook.workpool.WorkPoolEvent.WorkQueuePaused;
import io.daybook.workpool.WorkPoolEvent.WorkQueuePriorityChanged;
import io.daybook.workpool.WorkPoolEvent.WorkQueueRenamed;
import io.daybook.workpool.WorkPoolEvent.WorkQueueResumed;
import io.daybook.workpool.WorkPoolEvent.WorkQueueTouched;
import io.daybook.workpool.WorkQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may happen to the queues of a pool. */
public final class WorkQueueDecider {

  private WorkQueueDecider() {}

  /**
   * A new queue.
   *
   * @param taken what to say where the pool has a queue of that name
   */
  public static Decision<WorkPoolEvent> create(
      WorkPool pool, NewWorkQueue queue, UUID queueId, String taken) {
    if (pool.queueNamed(queue.name()).isPresent()) {
      return Decision.refused(409, taken);
    }
    Integer wanted = queue.priority();
    int priority = wanted == null ? Priorities.lowestFree(pool) : wanted;
    Map<UUID, Integer> places = Priorities.place(pool, queueId, priority);
    List<WorkPoolEvent> events = new ArrayList<>();
    events.add(created(pool, queue, queueId, places.getOrDefault(queueId, priority)));
    events.addAll(movesOfOthers(pool, places, queueId));
    return Decision.all(events);
  }

  /**
   * A new queue as the old routes make it: after all others, or at the given priority whoever is
   * there.
   */
  static Decision<WorkPoolEvent> append(
      WorkPool pool, NewWorkQueue queue, UUID queueId, String taken) {
    if (pool.queueNamed(queue.name()).isPresent()) {
      return Decision.refused(409, taken);
    }
    Integer wanted = queue.priority();
    int priority = wanted == null ? Priorities.last(pool) : wanted;
    return Decision.all(List.of(created(pool, queue, queueId, priority)));
  }

  /** The queue of a name that a deployment asks for: no event if the pool has it. */
  public static List<WorkPoolEvent> ensure(WorkPool pool, String name, UUID queueId) {
    return pool.queueNamed(name).isPresent()
        ? List.of()
        : create(pool, NewWorkQueue.named(name), queueId, name).orThrow();
  }

  /** Like {@link #ensure}, in the pool of agents, where a new queue is the last. */
  static List<WorkPoolEvent> ensureLast(WorkPool pool, String name, UUID queueId) {
    return pool.queueNamed(name).isPresent()
        ? List.of()
        : append(pool, NewWorkQueue.named(name), queueId, name).orThrow();
  }

  /**
   * A change of a queue. Null is refused where the reference's database refuses it.
   *
   * @param shift whether queues with the same priority make room
   */
  static Decision<WorkPoolEvent> change(
      WorkPool pool, WorkQueue queue, WorkQueueChanges changes, boolean shift) {
    if (changes.name() instanceof Field.Null
        || changes.description() instanceof Field.Null
        || changes.priority() instanceof Field.Null
        || isTaken(pool, queue, changes.name().orElse(queue.name()))) {
      return Decision.conflict();
    }
    Map<UUID, Integer> places = places(pool, queue, changes.priority().orNull(), shift);
    Changes<WorkPoolEvent> events = attributes(pool.id(), queue, changes);
    int own = places.getOrDefault(queue.id(), queue.priority());
    if (own != queue.priority()) {
      events.add(List.of(new WorkQueuePriorityChanged(pool.id(), queue.id(), own)));
    }
    List<WorkPoolEvent> all =
        new ArrayList<>(events.orElse(new WorkQueueTouched(pool.id(), queue.id())));
    all.addAll(movesOfOthers(pool, places, queue.id()));
    return Decision.all(all);
  }

  /** The default queue of a pool stays as long as the pool. */
  static Decision<WorkPoolEvent> delete(WorkPool pool, WorkQueue queue) {
    return pool.defaultQueueId().equals(queue.id())
        ? Decision.conflict()
        : Decision.all(List.of(new WorkQueueDeleted(pool.id(), queue.id())));
  }

  private static Changes<WorkPoolEvent> attributes(
      UUID pool, WorkQueue queue, WorkQueueChanges changes) {
    UUID id = queue.id();
    return new Changes<WorkPoolEvent>()
        .value(changes.name(), queue.name(), to -> new WorkQueueRenamed(pool, id, to))
        .nullable(
            changes.description(),
            queue.description(),
            to -> new WorkQueueDescriptionChanged(pool, id, to))
        .value(
            changes.paused(),
            queue.paused(),
            to -> to ? new WorkQueuePaused(pool, id) : new WorkQueueResumed(pool, id))
        .nullable(
            changes.concurrencyLimit(),
            queue.concurrencyLimit(),
            to -> new WorkQueueConcurrencyLimitChanged(pool, id, to))
        .nullable(changes.filter(), queue.filter(), to -> new WorkQueueFilterChanged(pool, id, to));
  }

  private static boolean isTaken(WorkPool pool, WorkQueue queue, String name) {
    return pool.queueNamed(name).filter(q -> !q.id().equals(queue.id())).isPresent();
  }

  private static Map<UUID, Integer> places(
      WorkPool pool, WorkQueue queue, @Nullable Integer wanted, boolean shift) {
    if (wanted == null) {
      return Map.of();
    }
    return shift ? Priorities.place(pool, queue.id(), wanted) : Map.of(queue.id(), wanted);
  }

  private static List<WorkPoolEvent> movesOfOthers(
      WorkPool pool, Map<UUID, Integer> places, UUID queueId) {
    return places.entrySet().stream()
        .filter(place -> !place.getKey().equals(queueId))
        .<WorkPoolEvent>map(p -> new WorkQueuePriorityChanged(pool.id(), p.getKey(), p.getValue()))
        .toList();
  }

  private static WorkQueueCreated created(
      WorkPool pool, NewWorkQueue queue, UUID queueId, int priority) {
    return new WorkQueueCreated(
        pool.id(),
        queueId,
        queue.name(),
        queue.description(),
        queue.paused(),
        queue.concurrencyLimit(),
        priority,
        queue.filter());
  }
}
