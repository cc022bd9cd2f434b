package io.daybook.ledger.axon;

import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import io.daybook.ledger.store.AggregateType;
import org.axonframework.modelling.command.AggregateRoot;

@AggregateRoot(type = AggregateType.Names.FLOW)
final class FlowAggregate extends LedgerAggregate<Flow, FlowEvent> {

  FlowAggregate() {
    super(FlowEvent.class, Flow::evolve);
  }
}
