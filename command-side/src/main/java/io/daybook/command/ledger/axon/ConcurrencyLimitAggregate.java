package io.daybook.command.ledger.axon;

import io.daybook.command.ledger.store.AggregateType;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.ConcurrencyLimitEvent;
import org.axonframework.modelling.command.AggregateRoot;

@AggregateRoot(type = AggregateType.Names.CONCURRENCY_LIMIT)
final class ConcurrencyLimitAggregate
    extends LedgerAggregate<ConcurrencyLimit, ConcurrencyLimitEvent> {

  ConcurrencyLimitAggregate() {
    super(ConcurrencyLimitEvent.class, ConcurrencyLimit::evolve);
  }
}
