package io.daybook.ledger.axon;

import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.ledger.store.AggregateType;
import org.axonframework.modelling.command.AggregateRoot;

@AggregateRoot(type = AggregateType.Names.CONCURRENCY_LIMIT)
final class ConcurrencyLimitAggregate
    extends LedgerAggregate<ConcurrencyLimit, ConcurrencyLimitEvent> {

  ConcurrencyLimitAggregate() {
    super(ConcurrencyLimitEvent.class, ConcurrencyLimit::evolve);
  }
}
