package io.daybook.command.ledger.jdbc;

import io.daybook.command.ledger.store.Registrar;
import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitActivated;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitChanged;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitCreated;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitDeactivated;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitDecayChanged;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitDeleted;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitRenamed;
import io.daybook.concurrency.ConcurrencyLimitEvent.ConcurrencyLimitTouched;
import java.time.Instant;
import java.util.List;

/** Names of limits. A limit that deployments still point at can't go. */
final class ConcurrencyLimitRegistrar implements Registrar<ConcurrencyLimitEvent> {

  @Override
  public Class<ConcurrencyLimitEvent> events() {
    return ConcurrencyLimitEvent.class;
  }

  @Override
  public List<Registration> register(ConcurrencyLimitEvent event, Instant at) {
    return switch (event) {
      case ConcurrencyLimitCreated e ->
          List.of(
              Registration.of(
                  "insert into ledger.concurrency_limit (id, name) values (?, ?)",
                  e.limitId(),
                  e.name()));
      case ConcurrencyLimitRenamed e ->
          List.of(
              Registration.of(
                  "update ledger.concurrency_limit set name = ? where id = ?",
                  e.name(),
                  e.limitId()));
      case ConcurrencyLimitDeleted e ->
          List.of(
              Registration.of("delete from ledger.concurrency_limit where id = ?", e.limitId()));
      case ConcurrencyLimitChanged _,
          ConcurrencyLimitActivated _,
          ConcurrencyLimitDeactivated _,
          ConcurrencyLimitDecayChanged _,
          ConcurrencyLimitTouched _ ->
          List.of();
    };
  }
}
