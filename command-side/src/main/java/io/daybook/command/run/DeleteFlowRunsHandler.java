package io.daybook.command.run;

import io.daybook.command.dispatch.CommandHandler;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class DeleteFlowRunsHandler implements CommandHandler<DeleteFlowRuns, List<UUID>> {

  private final RunRemoval removal;

  DeleteFlowRunsHandler(RunRemoval removal) {
    this.removal = removal;
  }

  @Override
  public Class<DeleteFlowRuns> type() {
    return DeleteFlowRuns.class;
  }

  @Override
  public List<UUID> handle(DeleteFlowRuns command) {
    return removal.delete(command.flowRunIds());
  }
}
