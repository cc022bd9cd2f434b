package io.daybook.command.run;

import io.daybook.ledger.Command;
import io.daybook.run.CreatedBy;
import io.daybook.run.FlowRunPolicy;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a flow run, or gives the one of the same flow and idempotency key as it is.
 *
 * @param deploymentId of any deployment, whether it is there or not
 * @param workPoolName of a pool whose queue of that name, or default queue, is the run's
 * @param workQueueName only kept, unless a pool is named
 */
record CreateFlowRun(
    UUID flowId,
    String name,
    NewState state,
    @Nullable UUID deploymentId,
    @Nullable String flowVersion,
    ObjectNode parameters,
    ObjectNode context,
    List<String> tags,
    @Nullable ObjectNode labels,
    @Nullable String idempotencyKey,
    FlowRunPolicy policy,
    @Nullable UUID parentTaskRunId,
    @Nullable String workPoolName,
    @Nullable String workQueueName,
    @Nullable UUID infrastructureDocumentId,
    @Nullable CreatedBy createdBy,
    @Nullable ObjectNode jobVariables)
    implements Command<CreateFlowRun.Answer> {

  /**
   * @param created false if the run was there before
   * @param body the run as it is read
   */
  record Answer(boolean created, ObjectNode body) {}
}
