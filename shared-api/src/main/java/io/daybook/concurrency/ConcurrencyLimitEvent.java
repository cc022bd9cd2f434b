package io.daybook.concurrency;

import io.daybook.ledger.Deletion;
import io.daybook.ledger.Fact;
import io.daybook.ledger.LedgerEvent;
import java.util.UUID;

/**
 * What can happen to a global concurrency limit. Slots in use are not history: they are counted
 * apart.
 */
public sealed interface ConcurrencyLimitEvent extends LedgerEvent {

  UUID limitId();

  @Override
  default UUID aggregateId() {
    return limitId();
  }

  @Fact("ConcurrencyLimitCreated")
  record ConcurrencyLimitCreated(
      UUID limitId, String name, int limit, boolean active, double slotDecayPerSecond)
      implements ConcurrencyLimitEvent {}

  @Fact("ConcurrencyLimitRenamed")
  record ConcurrencyLimitRenamed(UUID limitId, String name) implements ConcurrencyLimitEvent {}

  @Fact("ConcurrencyLimitChanged")
  record ConcurrencyLimitChanged(UUID limitId, int limit) implements ConcurrencyLimitEvent {}

  @Fact("ConcurrencyLimitActivated")
  record ConcurrencyLimitActivated(UUID limitId) implements ConcurrencyLimitEvent {}

  @Fact("ConcurrencyLimitDeactivated")
  record ConcurrencyLimitDeactivated(UUID limitId) implements ConcurrencyLimitEvent {}

  @Fact("ConcurrencyLimitDecayChanged")
  record ConcurrencyLimitDecayChanged(UUID limitId, double slotDecayPerSecond)
      implements ConcurrencyLimitEvent {}

  /** An update that changed nothing but the time of the last update. */
  @Fact("ConcurrencyLimitTouched")
  record ConcurrencyLimitTouched(UUID limitId) implements ConcurrencyLimitEvent {}

  @Fact("ConcurrencyLimitDeleted")
  record ConcurrencyLimitDeleted(UUID limitId) implements ConcurrencyLimitEvent, Deletion {}
}
