package io.daybook.command.ledger.axon;

import io.daybook.command.ledger.jdbc.EventTable;
import io.daybook.command.ledger.jdbc.NewEvent;
import io.daybook.command.ledger.store.AggregateType;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.Log;
import io.daybook.ledger.RecordedEvent;
import io.daybook.ledger.UnreadEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * Axon's view of {@link EventTable}. Payloads are written by the project's own codec, and the token
 * is a plain position: since positions are committed in order, there are no gaps to remember.
 */
final class LedgerEventStorageEngine implements EventStorageEngine {

  private static final int BATCH = 1000;

  private final Log log;
  private final EventTable table;

  LedgerEventStorageEngine(Log log, EventTable table) {
    this.log = log;
    this.table = table;
  }

  @Override
  public void appendEvents(List<? extends EventMessage<?>> messages) {
    if (messages.isEmpty()) {
      return;
    }
    List<NewEvent> events = messages.stream().map(LedgerEventStorageEngine::newEvent).toList();
    try {
      long position = table.append(events);
      CurrentUnitOfWork.ifStarted(uow -> Positions.of(uow.root()).put(log, position));
    } catch (DuplicateKeyException e) {
      throw new AppendConflictException(aggregatesOf(events), e);
    }
  }

  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      @Nullable TrackingToken token, boolean mayBlock) {
    return Stream.iterate(
            table.after(positionOf(token), BATCH),
            batch -> !batch.isEmpty(),
            batch -> table.after(batch.getLast().position(), BATCH))
        .flatMap(List::stream)
        .map(LedgerEventStorageEngine::tracked);
  }

  @Override
  public DomainEventStream readEvents(String aggregateId, long firstSequenceNumber) {
    return DomainEventStream.of(
        table.ofAggregate(UUID.fromString(aggregateId), firstSequenceNumber).stream()
            .map(LedgerEventStorageEngine::message)
            .toList());
  }

  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    throw new UnsupportedOperationException("the logs keep no snapshots");
  }

  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
    return Optional.empty();
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String aggregateId) {
    UUID id = UUID.fromString(aggregateId);
    return Optional.ofNullable(table.ends(Set.of(id)).get(id))
        .map(EventTable.StreamEnd::sequenceNumber);
  }

  @Override
  public TrackingToken createTailToken() {
    return new GlobalSequenceTrackingToken(0);
  }

  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(table.head());
  }

  @Override
  public TrackingToken createTokenAt(Instant moment) {
    return new GlobalSequenceTrackingToken(table.before(moment));
  }

  private static long positionOf(@Nullable TrackingToken token) {
    return token == null ? 0 : token.position().orElse(0);
  }

  private static NewEvent newEvent(EventMessage<?> message) {
    if (!(message instanceof DomainEventMessage<?> domain)
        || !(domain.getPayload() instanceof LedgerEvent event)) {
      throw new IllegalArgumentException("not an event of a log: " + message.getPayloadType());
    }
    EventMetadata metadata =
        domain.getMetaData().get(MetaDataKeys.METADATA) instanceof EventMetadata known
            ? known
            : EventMetadata.SYSTEM;
    Instant at = Moments.of(domain).truncatedTo(ChronoUnit.MICROS);
    return new NewEvent(
        domain.getSequenceNumber(),
        UUID.fromString(domain.getIdentifier()),
        event,
        metadata,
        at,
        domain.getMetaData().get(MetaDataKeys.BEGUN) instanceof Instant begun ? begun : at);
  }

  private static Set<UUID> aggregatesOf(List<NewEvent> events) {
    return events.stream().map(e -> e.event().aggregateId()).collect(Collectors.toSet());
  }

  private static TrackedEventMessage<?> tracked(RecordedEvent event) {
    return new GenericTrackedDomainEventMessage<>(
        new GlobalSequenceTrackingToken(event.position()), message(event));
  }

  private static DomainEventMessage<LedgerEvent> message(RecordedEvent event) {
    return new GenericDomainEventMessage<>(
        typeOf(event.event()),
        event.event().aggregateId().toString(),
        event.sequenceNumber(),
        event.event(),
        Map.of(MetaDataKeys.METADATA, event.metadata(), MetaDataKeys.POSITION, event.position()),
        event.eventId().toString(),
        event.at());
  }

  /** Axon asks for it, and makes nothing of it. */
  private static String typeOf(LedgerEvent event) {
    return event instanceof UnreadEvent unread
        ? unread.name()
        : AggregateType.of(event).storedName();
  }
}
