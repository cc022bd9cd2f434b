package io.daybook.command.deployment.revert;

import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.deployment.Deployment;
import io.daybook.ledger.Folding;
import io.daybook.ledger.RecordedEvent;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import io.daybook.workpool.WorkQueue;
import io.daybook.workpool.WorkQueueRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** States of the past, folded from the ledger within the command being handled. */
@Component
final class PastStates {
  private final EventTable ledger;

  PastStates(EventTable ledger) {
    this.ledger = ledger;
  }

  Timeline timeline(UUID deploymentId, int revision) {
    return Timeline.of(ledger.ofAggregate(deploymentId, 0), revision);
  }

  /**
   * A deployment with what it referred to.
   *
   * @param at when the change was appended after which it was so
   */
  Past past(int revision, Deployment state, Instant at) {
    return new Past(revision, state, limit(state, at), queueName(state.workQueue(), at));
  }

  // The number stands in the deployment itself since versions that write it there.
  private PastLimit limit(Deployment state, Instant at) {
    UUID id = state.concurrencyLimitId();
    if (id == null) {
      return new PastLimit.None();
    }
    ConcurrencyLimit limit =
        Folding.fold(until(id, at), ConcurrencyLimitEvent.class, ConcurrencyLimit::evolve);
    Integer number = state.ownLimit();
    if (limit != null && limit.isOwnOf(state.id())) {
      return new PastLimit.Own(number == null ? limit.limit() : number);
    }
    return new PastLimit.Shared(id, limit == null ? id.toString() : limit.name());
  }

  private @Nullable String queueName(@Nullable WorkQueueRef queue, Instant at) {
    if (queue == null) {
      return null;
    }
    WorkPool pool = Folding.fold(until(queue.poolId(), at), WorkPoolEvent.class, WorkPool::evolve);
    return pool == null
        ? queue.id().toString()
        : pool.queue(queue.id()).map(WorkQueue::name).orElseGet(() -> queue.id().toString());
  }

  private List<RecordedEvent> until(UUID aggregateId, Instant at) {
    return ledger.ofAggregate(aggregateId, 0).stream()
        .filter(recorded -> !recorded.appendedAt().isAfter(at))
        .toList();
  }
}
