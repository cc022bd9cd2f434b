package io.daybook.command.deployment;

import io.daybook.command.ledger.store.Registry;
import io.daybook.command.workpool.WorkPoolDirectory;
import io.daybook.wire.ApiException;
import io.daybook.wire.Field;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkQueueRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the queue that the names of a request mean, and makes it if need be. */
@Component
final class WorkQueues {

  private final WorkPoolDirectory pools;
  private final Registry registry;

  WorkQueues(WorkPoolDirectory pools, Registry registry) {
    this.pools = pools;
    this.registry = registry;
  }

  /**
   * The pool of this name.
   *
   * @throws ApiException 404
   */
  WorkPool pool(String name) {
    return pools.get(name);
  }

  /**
   * The queue of a pool and queue, of a pool alone (its default queue), or of a queue alone (in the
   * pool of agents); absent where the request names neither.
   *
   * @param nullPoolClears whether a pool that is sent as null takes the queue away
   */
  Field<WorkQueueRef> resolve(DeploymentAttributes sent, boolean nullPoolClears) {
    String poolName = named(sent.workPoolName());
    String queueName = named(sent.workQueueName());
    if (poolName != null) {
      WorkPool pool = pool(poolName);
      return Field.of(
          queueName == null ? pools.defaultQueue(pool) : pools.ensureQueue(pool, queueName));
    }
    if (nullPoolClears && sent.workPoolName() instanceof Field.Null) {
      return Field.ofNull();
    }
    return queueName == null ? Field.absent() : Field.of(pools.ensureAgentQueue(queueName));
  }

  /** What the queue is called now. */
  @Nullable String nameOf(WorkQueueRef queue) {
    var row = registry.queue(queue.id());
    return row == null ? null : row.name();
  }

  private static @Nullable String named(Field<String> field) {
    String name = field.orNull();
    return name == null || name.isEmpty() ? null : name;
  }
}
