package io.daybook.command.run.task;

import io.daybook.command.run.NewState;
import io.daybook.ledger.Command;
import io.daybook.run.TaskRunPolicy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a task run, or gives the one of the same flow run and keys as it is.
 *
 * @param id null: a random one
 */
record CreateTaskRun(
    @Nullable UUID id,
    @Nullable UUID flowRunId,
    String name,
    NewState state,
    String taskKey,
    String dynamicKey,
    @Nullable String cacheKey,
    @Nullable Instant cacheExpiration,
    @Nullable String taskVersion,
    TaskRunPolicy policy,
    List<String> tags,
    @Nullable ObjectNode labels,
    ObjectNode taskInputs)
    implements Command<CreateTaskRun.Answer> {

  /**
   * @param created false if the task run was there before
   * @param body the task run as it is read
   */
  record Answer(boolean created, ObjectNode body) {}
}
