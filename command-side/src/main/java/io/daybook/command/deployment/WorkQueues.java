package io.daybook.command.deployment;

import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Registry;
import io.daybook.command.ledger.store.Registry.PoolRow;
import io.daybook.command.workpool.AgentPool;
import io.daybook.command.workpool.WorkQueueDecider;
import io.daybook.wire.ApiException;
import io.daybook.wire.Field;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import io.daybook.workpool.WorkQueueRef;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the queue that the names of a request mean, and makes it if need be. */
@Component
final class WorkQueues {

  private final Aggregates<WorkPool, WorkPoolEvent> pools;
  private final Registry registry;

  WorkQueues(Aggregates<WorkPool, WorkPoolEvent> pools, Registry registry) {
    this.pools = pools;
    this.registry = registry;
  }

  /**
   * The pool of this name.
   *
   * @throws ApiException 404
   */
  WorkPool pool(String name) {
    PoolRow row = registry.pool(name);
    WorkPool pool = row == null ? null : pools.find(row.id());
    if (pool == null) {
      throw ApiException.notFound("Work pool \"%s\" not found.".formatted(name));
    }
    return pool;
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
          queueName == null ? pool.ref(pool.defaultQueueId()) : ensured(pool, queueName));
    }
    if (nullPoolClears && sent.workPoolName() instanceof Field.Null) {
      return Field.ofNull();
    }
    return queueName == null ? Field.absent() : Field.of(ensured(agentPool(), queueName));
  }

  /** What the queue is called now. */
  @Nullable String nameOf(WorkQueueRef queue) {
    var row = registry.queue(queue.id());
    return row == null ? null : row.name();
  }

  private WorkQueueRef ensured(WorkPool pool, String name) {
    WorkPool after = recorded(pool.id(), WorkQueueDecider.ensure(pool, name, UUID.randomUUID()));
    return after.ref(after.queueNamed(name).orElseThrow().id());
  }

  private WorkPool agentPool() {
    PoolRow row = registry.pool(AgentPool.NAME);
    if (row != null) {
      return Objects.requireNonNull(pools.find(row.id()), "a pool of the registry");
    }
    UUID id = UUID.randomUUID();
    return recorded(id, AgentPool.create(id, UUID.randomUUID()));
  }

  private WorkPool recorded(UUID id, List<WorkPoolEvent> events) {
    return Objects.requireNonNull(pools.record(id, events), "a pool after a change");
  }

  private static @Nullable String named(Field<String> field) {
    String name = field.orNull();
    return name == null || name.isEmpty() ? null : name;
  }
}
