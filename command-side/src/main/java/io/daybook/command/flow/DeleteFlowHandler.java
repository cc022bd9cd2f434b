package io.daybook.command.flow;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
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
