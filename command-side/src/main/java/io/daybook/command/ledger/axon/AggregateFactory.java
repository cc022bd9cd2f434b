package io.daybook.command.ledger.axon;

import io.daybook.command.ledger.store.AggregateType;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Moment;
import io.daybook.command.ledger.store.ObjectBound;
import io.daybook.command.ledger.store.Unreadables;
import io.daybook.ledger.LedgerEvent;
import java.util.concurrent.Callable;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Makes the aggregates of each type, of what they share. */
record AggregateFactory(Moment moment, Unreadables unreadables, ObjectBound bound) {

  // No locks in memory: other nodes would not see them, and readers of a busy pool would queue.
  <S, E extends LedgerEvent, A extends LedgerAggregate<S, E>> Aggregates<S, E> in(
      EventStore store, AggregateType type, Class<A> holder, Callable<A> newHolder) {
    EventSourcingRepository<A> repository =
        EventSourcingRepository.builder(holder)
            .eventStore(store)
            .lockFactory(NullLockFactory.INSTANCE)
            .build();
    return new AxonAggregates<>(type, repository, newHolder, moment, unreadables, bound);
  }
}
