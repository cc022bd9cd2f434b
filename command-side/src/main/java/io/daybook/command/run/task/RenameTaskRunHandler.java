package io.daybook.command.run.task;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.run.RunTable;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import io.daybook.run.TaskRunEvent.TaskRunRenamed;
import io.daybook.wire.ApiException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class RenameTaskRunHandler implements CommandHandler<RenameTaskRun, Done> {

  private final Aggregates<TaskRun, TaskRunEvent> taskRuns;
  private final RunTable table;

  RenameTaskRunHandler(Aggregates<TaskRun, TaskRunEvent> taskRuns, RunTable table) {
    this.taskRuns = taskRuns;
    this.table = table;
  }

  @Override
  public Class<RenameTaskRun> type() {
    return RenameTaskRun.class;
  }

  @Override
  public Done handle(RenameTaskRun command) {
    UUID id = command.taskRunId();
    TaskRun run = table.lockTaskRun(id) ? taskRuns.find(id) : null;
    if (run == null) {
      throw ApiException.notFound("Task run not found");
    }
    String name = command.name().orElse(run.name());
    taskRuns.record(
        id, name.equals(run.name()) ? List.of() : List.of(new TaskRunRenamed(id, name)));
    return Done.DONE;
  }
}
