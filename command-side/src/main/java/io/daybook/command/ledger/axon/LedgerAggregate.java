package io.daybook.command.ledger.axon;

import io.daybook.ledger.Evolution;
import io.daybook.ledger.Folding;
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.UnreadEvent;
import io.daybook.ledger.UnreadableAggregateException;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Holds the state of an aggregate for Axon; the state itself knows nothing of it. */
abstract class LedgerAggregate<S, E extends LedgerEvent> {

  private final Class<E> events;
  private final Folding<S, E> folding;

  @AggregateIdentifier private @Nullable UUID id;
  private boolean other;

  LedgerAggregate(Class<E> events, Evolution<S, E> evolution) {
    this.events = events;
    this.folding = new Folding<>(events, evolution);
  }

  @EventSourcingHandler
  void on(LedgerEvent event, EventMessage<?> message) {
    id = event.aggregateId();
    Instant at = Moments.of(message);
    if (!events.isInstance(event) && !(event instanceof UnreadEvent)) {
      other = true;
    } else if (message.getMetaData().get(MetaDataKeys.POSITION) instanceof Long position) {
      folding.add(event, position, at);
    } else {
      folding.addNew(events.cast(event), at);
    }
  }

  @Nullable UUID id() {
    return id;
  }

  /** Whether the id is that of an aggregate of another type, which has no state here. */
  boolean isOther() {
    return other;
  }

  /** Whether the state can be told. */
  boolean isReadable() {
    return folding.isReadable();
  }

  /**
   * The state; null if it never was or is deleted.
   *
   * @throws UnreadableAggregateException if it can't be told
   */
  @Nullable S state() {
    return folding.state();
  }
}
