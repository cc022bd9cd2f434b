package io.daybook.command.ledger.axon;

import io.daybook.command.ledger.store.AggregateType;
import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import org.axonframework.modelling.command.AggregateRoot;

@AggregateRoot(type = AggregateType.Names.FLOW)
final class FlowAggregate extends LedgerAggregate<Flow, FlowEvent> {

  FlowAggregate() {
    super(FlowEvent.class, Flow::evolve);
  }
}
