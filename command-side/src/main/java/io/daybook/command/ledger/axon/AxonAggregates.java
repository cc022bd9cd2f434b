package io.daybook.command.ledger.axon;

import io.daybook.command.ledger.store.AggregateType;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Moment;
import io.daybook.command.ledger.store.ObjectBound;
import io.daybook.command.ledger.store.Unreadables;
import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.Log;
import io.daybook.ledger.Unconditional;
import io.daybook.run.Run;
import io.daybook.run.RunEvent;
import io.daybook.wire.ApiException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/** Aggregates in an Axon repository, within the unit of work of the command. */
final class AxonAggregates<S, E extends LedgerEvent, A extends LedgerAggregate<S, E>>
    implements Aggregates<S, E> {

  private final AggregateType type;
  private final Repository<A> repository;
  private final Callable<A> factory;
  private final Moment moment;
  private final Unreadables unreadables;
  private final ObjectBound bound;

  AxonAggregates(
      AggregateType type,
      Repository<A> repository,
      Callable<A> factory,
      Moment moment,
      Unreadables unreadables,
      ObjectBound bound) {
    this.type = type;
    this.repository = repository;
    this.factory = factory;
    this.moment = moment;
    this.unreadables = unreadables;
    this.bound = bound;
  }

  @Override
  public @Nullable S find(UUID id) {
    return stateOf(load(id));
  }

  @Override
  public @Nullable S record(UUID id, List<? extends E> events) {
    Aggregate<A> aggregate = load(id);
    if (aggregate.invoke(LedgerAggregate::isOther)) {
      throw ApiException.integrityConflict();
    }
    check(id, aggregate, events);
    S before = isReadable(aggregate) ? stateOf(aggregate) : null;
    for (E event : events) {
      if (!event.aggregateId().equals(id)) {
        throw new IllegalArgumentException(event + " is not an event of " + id);
      }
      MetaData metaData = metaData(begun(aggregate, event));
      aggregate.execute(_ -> AggregateLifecycle.apply(event, metaData));
    }
    S after = isReadable(aggregate) ? stateOf(aggregate) : null;
    bound.check(before, after);
    return after;
  }

  private void check(UUID id, Aggregate<A> aggregate, List<? extends E> events) {
    if (events.isEmpty() || !events.stream().allMatch(Unconditional.class::isInstance)) {
      S _ = stateOf(aggregate);
    } else if (isReadable(aggregate) && stateOf(aggregate) == null) {
      // It was there when the registry was asked, and was deleted since.
      throw new AppendConflictException(Set.of(id), null);
    }
  }

  // An unknown id gives an empty aggregate, which leaves no trace unless something is recorded.
  private Aggregate<A> load(UUID id) {
    try {
      return repository.loadOrCreate(id.toString(), factory);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("aggregate " + id + " can't be loaded", e);
    }
  }

  @SuppressWarnings("NullAway") // invoke passes a null on
  private @Nullable S stateOf(Aggregate<A> aggregate) {
    return unreadables.telling(type, () -> aggregate.invoke(LedgerAggregate::state));
  }

  private boolean isReadable(Aggregate<A> aggregate) {
    return aggregate.invoke(LedgerAggregate::isReadable);
  }

  private Instant begun(Aggregate<A> aggregate, E event) {
    boolean matters = type.log() == Log.RUNS || isReadable(aggregate);
    if (matters && stateOf(aggregate) instanceof Run run) {
      return run.begun();
    }
    return event instanceof RunEvent.Creation creation
        ? creation.begun(moment.now())
        : moment.now();
  }

  private MetaData metaData(Instant begun) {
    Object metadata =
        CurrentUnitOfWork.get().root().getMessage().getMetaData().get(MetaDataKeys.METADATA);
    return MetaData.from(
        Map.of(
            MetaDataKeys.MOMENT,
            moment.now(),
            MetaDataKeys.BEGUN,
            begun,
            MetaDataKeys.METADATA,
            metadata instanceof EventMetadata known ? known : EventMetadata.SYSTEM));
  }
}
