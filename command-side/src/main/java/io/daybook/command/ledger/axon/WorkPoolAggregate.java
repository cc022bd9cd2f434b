package io.daybook.command.ledger.axon;

import io.daybook.command.ledger.store.AggregateType;
import io.daybook.workpool.WorkPool;
import io.daybook.workpool.WorkPoolEvent;
import org.axonframework.modelling.command.AggregateRoot;

@AggregateRoot(type = AggregateType.Names.WORK_POOL)
final class WorkPoolAggregate extends LedgerAggregate<WorkPool, WorkPoolEvent> {

  WorkPoolAggregate() {
    super(WorkPoolEvent.class, WorkPool::evolve);
  }
}
