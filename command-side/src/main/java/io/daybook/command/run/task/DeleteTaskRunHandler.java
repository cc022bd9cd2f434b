package io.daybook.command.run.task;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.run.RunRemoval;
import org.springframework.stereotype.Component;

@Component
final class DeleteTaskRunHandler implements CommandHandler<DeleteTaskRun, Boolean> {

  private final RunRemoval removal;

  DeleteTaskRunHandler(RunRemoval removal) {
    this.removal = removal;
  }

  @Override
  public Class<DeleteTaskRun> type() {
    return DeleteTaskRun.class;
  }

  @Override
  public Boolean handle(DeleteTaskRun command) {
    return removal.deleteTaskRun(command.taskRunId());
  }
}
