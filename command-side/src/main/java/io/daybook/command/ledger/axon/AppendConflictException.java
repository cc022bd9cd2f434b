package io.daybook.command.ledger.axon;

import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** Another transaction appended to one of the aggregates first. */
final class AppendConflictException extends ConcurrencyException {
  private static final long serialVersionUID = 1L;

  private final transient Set<UUID> aggregateIds;

  AppendConflictException(Set<UUID> aggregateIds, @Nullable Throwable cause) {
    super("another writer came first to one of " + aggregateIds, cause);
    this.aggregateIds = Set.copyOf(aggregateIds);
  }

  Set<UUID> aggregateIds() {
    return aggregateIds;
  }
}
