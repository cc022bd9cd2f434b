package io.daybook.command.ledger.axon;

import io.daybook.command.ledger.jdbc.RegistryWriter;
import io.daybook.command.ledger.store.LedgerWriter.Entry;
import io.daybook.ledger.LedgerEvent;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * Registers every event as it is published and stores it when the unit of work commits. So no event
 * can come without its names and references, whoever publishes it.
 */
final class LedgerEventStore extends EmbeddedEventStore {

  private final RegistryWriter registry;

  LedgerEventStore(EventStorageEngine engine, RegistryWriter registry) {
    super(EmbeddedEventStore.builder().storageEngine(engine));
    this.registry = registry;
  }

  @Override
  public void publish(List<? extends EventMessage<?>> events) {
    registry.register(events.stream().map(LedgerEventStore::entry).toList());
    super.publish(events);
  }

  private static Entry entry(EventMessage<?> message) {
    return new Entry((LedgerEvent) message.getPayload(), Moments.of(message));
  }

  // What the unit of work has not stored yet is in the aggregates that its repositories hold. Axon
  // would search all of it at each load, which makes a cascade over n aggregates cost n * n * n.
  @Override
  public DomainEventStream readEvents(String aggregateId) {
    return storageEngine().readEvents(aggregateId);
  }
}
