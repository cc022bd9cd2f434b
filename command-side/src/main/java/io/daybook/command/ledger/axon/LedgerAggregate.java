package io.daybook.command.ledger.axon;

import io.daybook.ledger.LedgerEvent;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Holds the state of an aggregate for Axon; the state itself knows nothing of it. */
abstract class LedgerAggregate<S, E extends LedgerEvent> {

  /** The state after one more event. */
  @FunctionalInterface
  interface Evolution<S, E> {
    @Nullable S evolve(@Nullable S state, E event, Instant at);
  }

  private final Class<E> events;
  private final Evolution<S, E> evolution;
  @AggregateIdentifier private @Nullable UUID id;
  private @Nullable S state;
  private boolean other;

  LedgerAggregate(Class<E> events, Evolution<S, E> evolution) {
    this.events = events;
    this.evolution = evolution;
  }

  @EventSourcingHandler
  void on(LedgerEvent event, EventMessage<?> message) {
    id = event.aggregateId();
    if (events.isInstance(event)) {
      state = evolution.evolve(state, events.cast(event), Moments.of(message));
    } else {
      other = true;
    }
  }

  @Nullable UUID id() {
    return id;
  }

  /** Whether the id is that of an aggregate of another type, which has no state here. */
  boolean isOther() {
    return other;
  }

  @Nullable S state() {
    return state;
  }
}
