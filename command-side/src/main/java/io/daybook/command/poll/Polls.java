package io.daybook.command.poll;

import io.daybook.command.ledger.store.LedgerDatabase;
import io.daybook.command.ledger.store.Registry;
import io.daybook.command.ledger.store.Registry.PoolRow;
import io.daybook.command.ledger.store.Registry.QueueRow;
import io.daybook.command.poll.PollBodies.DeploymentPoll;
import io.daybook.command.poll.PollBodies.PoolPoll;
import io.daybook.command.poll.PollBodies.QueuePoll;
import io.daybook.run.FlowRun;
import io.daybook.wire.ApiException;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkQueue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers polls; each sees the database at one moment. */
@Component
final class Polls {

  /** What a pool is polled for, and the queues that were asked. */
  record PoolAnswer(WorkPool pool, List<WorkQueue> asked, List<FlowRun> runs) {}

  private final Registry registry;
  private final KnownPools pools;
  private final ScheduledRuns scheduled;
  private final TransactionTemplate reading;

  Polls(
      Registry registry,
      KnownPools pools,
      ScheduledRuns scheduled,
      @LedgerDatabase PlatformTransactionManager transactions) {
    this.registry = registry;
    this.pools = pools;
    this.scheduled = scheduled;
    this.reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);
    reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /**
   * What a worker of a pool is to run: of each queue as many as it has room for, of all together as
   * many as the pool has.
   *
   * @throws ApiException 404 for a pool or a queue that is not there
   */
  PoolAnswer pool(String name, PoolPoll poll) {
    return read(() -> {
      WorkPool pool = pool(name);
      List<WorkQueue> asked = asked(pool, poll.queueNames());
      Map<UUID, Integer> busy = scheduled.busy(limited(pool));
      int limit = Math.min(poll.limit(), Room.inPool(pool, busy));
      List<FlowRun> runs =
          limit == 0
              ? List.of()
              : scheduled.ofQueues(Room.inQueues(asked, busy), poll.window(), limit);
      return new PoolAnswer(pool, asked, runs);
    });
  }

  /** What a runner that serves deployments is to run, whatever their queues say. */
  List<FlowRun> deployments(DeploymentPoll poll) {
    return read(() -> scheduled.ofDeployments(poll.deploymentIds(), poll.window(), poll.limit()));
  }

  /**
   * What an agent is to run: the runs that were made for a queue of this name.
   *
   * @throws ApiException 404
   */
  List<FlowRun> queue(UUID queueId, QueuePoll poll) {
    return read(() -> {
      QueueRow row = registry.queue(queueId);
      WorkPool pool = row == null ? null : pools.read(row.poolId());
      WorkQueue queue = pool == null ? null : pool.queues().get(queueId);
      if (queue == null) {
        throw ApiException.message(404, "Work queue with id " + queueId + " not found.");
      }
      if (queue.paused()) {
        return List.of();
      }
      int room =
          queue.concurrencyLimit() == null
              ? poll.limit()
              : Room.left(queue.concurrencyLimit(), scheduled.busyUnderName(queue.name()));
      return scheduled.underName(queue.name(), poll.window(), Math.min(poll.limit(), room));
    });
  }

  private WorkPool pool(String name) {
    PoolRow row = registry.pool(name);
    WorkPool pool = row == null ? null : pools.read(row.id());
    if (pool == null) {
      throw ApiException.notFound("Work pool \"" + name + "\" not found.");
    }
    return pool;
  }

  private static List<WorkQueue> asked(WorkPool pool, List<String> names) {
    return names.isEmpty()
        ? List.copyOf(pool.queues().values())
        : names.stream().distinct().map(name -> queue(pool, name)).toList();
  }

  private static WorkQueue queue(WorkPool pool, String name) {
    return pool.queueNamed(name)
        .orElseThrow(() ->
            ApiException.notFound("Work pool queue '" + pool.name() + "/" + name + "' not found."));
  }

  /** The queues whose runs have to be counted: where nothing is limited, none. */
  private static Collection<UUID> limited(WorkPool pool) {
    boolean all = pool.concurrencyLimit() != null;
    return pool.queues().values().stream()
        .filter(queue -> all || queue.concurrencyLimit() != null)
        .map(WorkQueue::id)
        .toList();
  }

  private <T> T read(Supplier<T> query) {
    return Objects.requireNonNull(reading.execute(_ -> query.get()));
  }
}
