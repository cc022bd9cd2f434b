package io.daybook.command.run.task;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Moment;
import io.daybook.command.run.RunLabels;
import io.daybook.command.run.RunTable;
import io.daybook.command.run.TaskTransition;
import io.daybook.command.run.TimeOrderedIds;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.FlowRunRef;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunEvent;
import io.daybook.run.TaskRunEvent.TaskRunCreated;
import io.daybook.run.TaskRunJson;
import io.daybook.wire.ApiException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class CreateTaskRunHandler implements CommandHandler<CreateTaskRun, CreateTaskRun.Answer> {

  private final Aggregates<TaskRun, TaskRunEvent> taskRuns;
  private final Aggregates<FlowRun, FlowRunEvent> flowRuns;
  private final RunTable table;
  private final Moment moment;

  CreateTaskRunHandler(
      Aggregates<TaskRun, TaskRunEvent> taskRuns,
      Aggregates<FlowRun, FlowRunEvent> flowRuns,
      RunTable table,
      Moment moment) {
    this.taskRuns = taskRuns;
    this.flowRuns = flowRuns;
    this.table = table;
    this.moment = moment;
  }

  @Override
  public Class<CreateTaskRun> type() {
    return CreateTaskRun.class;
  }

  @Override
  public CreateTaskRun.Answer handle(CreateTaskRun command) {
    UUID known = table.taskRun(command.flowRunId(), command.taskKey(), command.dynamicKey());
    TaskRun before = known == null ? null : taskRuns.find(known);
    if (before != null) {
      return new CreateTaskRun.Answer(false, TaskRunJson.response(before, moment.now()));
    }
    UUID id = Objects.requireNonNullElseGet(command.id(), UUID::randomUUID);
    if (taskRuns.find(id) != null) {
      throw ApiException.integrityConflict();
    }
    TaskRunEvent created = created(id, flowRun(command.flowRunId()), command);
    TaskRun run = Objects.requireNonNull(taskRuns.record(id, List.of(created)));
    return new CreateTaskRun.Answer(true, TaskRunJson.response(run, moment.now()));
  }

  private @Nullable FlowRun flowRun(@Nullable UUID id) {
    if (id == null) {
      return null;
    }
    FlowRun run = table.keepFlowRun(id) ? flowRuns.find(id) : null;
    if (run == null) {
      throw ApiException.integrityConflict();
    }
    return run;
  }

  private TaskRunCreated created(UUID id, @Nullable FlowRun flowRun, CreateTaskRun command) {
    FlowRunRef of = flowRun == null ? null : flowRun.ref();
    Instant now = moment.now();
    TaskTransition first =
        TaskTransition.first(id, of, command.state(), TimeOrderedIds.at(now), now);
    return new TaskRunCreated(
        id,
        of,
        command.name(),
        command.taskKey(),
        command.dynamicKey(),
        command.cacheKey(),
        command.cacheExpiration(),
        command.taskVersion(),
        command.policy(),
        command.tags(),
        RunLabels.ofTask(
            command.flowRunId(), flowRun == null ? null : flowRun.labels(), command.labels()),
        command.taskInputs(),
        first.state(),
        first.times(),
        0);
  }
}
