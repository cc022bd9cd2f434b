package io.daybook.command.flow;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import org.springframework.stereotype.Component;

@Component
final class ChangeFlowHandler implements CommandHandler<ChangeFlow, Done> {

  private final Aggregates<Flow, FlowEvent> flows;

  ChangeFlowHandler(Aggregates<Flow, FlowEvent> flows) {
    this.flows = flows;
  }

  @Override
  public Class<ChangeFlow> type() {
    return ChangeFlow.class;
  }

  @Override
  public Done handle(ChangeFlow command) {
    flows.record(command.id(), FlowDecider.decide(flows.find(command.id()), command).orThrow());
    return Done.DONE;
  }
}
