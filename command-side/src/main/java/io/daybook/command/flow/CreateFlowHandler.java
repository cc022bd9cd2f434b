package io.daybook.command.flow;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Registry;
import io.daybook.flow.Flow;
import io.daybook.flow.FlowEvent;
import io.daybook.flow.FlowRef;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class CreateFlowHandler implements CommandHandler<CreateFlow, CreateFlow.Answer> {

  private final Aggregates<Flow, FlowEvent> flows;
  private final Registry registry;

  CreateFlowHandler(Aggregates<Flow, FlowEvent> flows, Registry registry) {
    this.flows = flows;
    this.registry = registry;
  }

  @Override
  public Class<CreateFlow> type() {
    return CreateFlow.class;
  }

  @Override
  public CreateFlow.Answer handle(CreateFlow command) {
    FlowRef known = registry.flow(command.name());
    UUID id = known == null ? UUID.randomUUID() : known.id();
    List<FlowEvent> events = FlowDecider.decide(flows.find(id), id, command).orThrow();
    Flow flow = Objects.requireNonNull(flows.record(id, events), "a flow after its creation");
    return new CreateFlow.Answer(flow, !events.isEmpty());
  }
}
