package io.daybook.command.flow;

import io.daybook.command.dispatch.CommandHandler;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class DeleteFlowsHandler implements CommandHandler<DeleteFlows, List<UUID>> {

  private final FlowRemoval removal;

  DeleteFlowsHandler(FlowRemoval removal) {
    this.removal = removal;
  }

  @Override
  public Class<DeleteFlows> type() {
    return DeleteFlows.class;
  }

  @Override
  public List<UUID> handle(DeleteFlows command) {
    return command.ids().stream().filter(removal::removeIfThere).toList();
  }
}
