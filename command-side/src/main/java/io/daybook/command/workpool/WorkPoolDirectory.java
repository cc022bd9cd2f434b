package io.daybook.command.workpool;

import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Registry;
import io.daybook.command.ledger.store.Registry.PoolRow;
import io.daybook.command.ledger.store.Registry.QueueRow;
import io.daybook.wire.ApiException;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import io.daybook.workpool.WorkQueue;
import io.daybook.workpool.WorkQueueRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pools and queues by the names that clients give, within the command being handled: found, and
 * made where a deployment names a queue that is not there.
 */
@Component
public final class WorkPoolDirectory {

  private final Aggregates<WorkPool, WorkPoolEvent> pools;
  private final Registry registry;

  WorkPoolDirectory(Aggregates<WorkPool, WorkPoolEvent> pools, Registry registry) {
    this.pools = pools;
    this.registry = registry;
  }

  /** The pool; null if there is none of that name. */
  public @Nullable WorkPool find(String poolName) {
    PoolRow row = registry.pool(poolName);
    return row == null ? null : pools.find(row.id());
  }

  /**
   * The pool.
   *
   * @throws ApiException 404
   */
  public WorkPool get(String poolName) {
    WorkPool pool = find(poolName);
    if (pool == null) {
      throw unknown(poolName);
    }
    return pool;
  }

  /**
   * The pool's id, be it that the pool can't be read.
   *
   * @throws ApiException 404
   */
  UUID idOf(String poolName) {
    PoolRow row = registry.pool(poolName);
    if (row == null) {
      throw unknown(poolName);
    }
    return row.id();
  }

  private static ApiException unknown(String poolName) {
    return ApiException.notFound("Work pool \"" + poolName + "\" not found.");
  }

  /** The default queue of a pool. */
  public WorkQueueRef defaultQueue(WorkPool pool) {
    return pool.ref(pool.defaultQueueId());
  }

  /** The queue of that name in the pool, made if it is not there. */
  public WorkQueueRef ensureQueue(WorkPool pool, String queueName) {
    List<WorkPoolEvent> events = WorkQueueDecider.ensure(pool, queueName, UUID.randomUUID());
    return queueNamed(events.isEmpty() ? pool : record(pool.id(), events), queueName);
  }

  /** The queue of that name in the pool of agents; both are made if they are not there. */
  public WorkQueueRef ensureAgentQueue(String queueName) {
    WorkPool pool = ensureAgentPool();
    List<WorkPoolEvent> events = WorkQueueDecider.ensureLast(pool, queueName, UUID.randomUUID());
    return queueNamed(events.isEmpty() ? pool : record(pool.id(), events), queueName);
  }

  WorkPool ensureAgentPool() {
    WorkPool pool = find(AgentPool.NAME);
    if (pool != null) {
      return pool;
    }
    UUID id = UUID.randomUUID();
    return record(id, AgentPool.create(id, UUID.randomUUID()));
  }

  /** Records events after which the pool is there. */
  WorkPool record(UUID poolId, List<WorkPoolEvent> events) {
    return Objects.requireNonNull(pools.record(poolId, events), "a pool after its change");
  }

  /**
   * The queue that a client names.
   *
   * @param unknownId what to say where there is no queue with the id
   * @throws ApiException 404
   */
  AddressedQueue queue(WorkQueueAddress address, Function<UUID, String> unknownId) {
    return switch (address) {
      case WorkQueueAddress.ById(UUID id) -> {
        QueueRow row = registry.queue(id);
        WorkPool pool = row == null ? null : pools.find(row.poolId());
        yield pool == null
            ? notFound(unknownId.apply(id))
            : addressed(pool, pool.queue(id), unknownId.apply(id));
      }
      case WorkQueueAddress.InPool(String poolName, String name) -> {
        WorkPool pool = get(poolName);
        String unknown = "Work pool queue '" + poolName + "/" + name + "' not found.";
        yield addressed(pool, pool.queueNamed(name), unknown);
      }
    };
  }

  private static AddressedQueue addressed(
      WorkPool pool, Optional<WorkQueue> queue, String unknown) {
    return queue.map(q -> new AddressedQueue(pool, q)).orElseGet(() -> notFound(unknown));
  }

  private static AddressedQueue notFound(String text) {
    throw ApiException.notFound(text);
  }

  private static WorkQueueRef queueNamed(WorkPool pool, String name) {
    WorkQueue queue = pool.queueNamed(name).orElseThrow();
    return pool.ref(queue.id());
  }
}
