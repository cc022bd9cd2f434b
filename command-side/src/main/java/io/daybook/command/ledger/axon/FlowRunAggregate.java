package io.daybook.command.ledger.axon;

import io.daybook.command.ledger.store.AggregateType;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import org.axonframework.modelling.command.AggregateRoot;

@AggregateRoot(type = AggregateType.Names.FLOW_RUN)
final class FlowRunAggregate extends LedgerAggregate<FlowRun, FlowRunEvent> {

  FlowRunAggregate() {
    super(FlowRunEvent.class, FlowRun::evolve);
  }
}
