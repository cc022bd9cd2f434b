package io.daybook.flow.write;

import io.daybook.ledger.command.CommandHandler;
import io.daybook.ledger.command.Done;
import org.springframework.stereotype.Component;

@Component
final class DeleteFlowHandler implements CommandHandler<DeleteFlow, Done> {

  private final FlowRemoval removal;

  DeleteFlowHandler(FlowRemoval removal) {
    this.removal = removal;
  }

  @Override
  public Class<DeleteFlow> type() {
    return DeleteFlow.class;
  }

  @Override
  public Done handle(DeleteFlow command) {
    removal.remove(command);
    return Done.DONE;
  }
}
