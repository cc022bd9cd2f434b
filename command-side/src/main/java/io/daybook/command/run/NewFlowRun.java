package io.daybook.command.run;

import io.daybook.run.CreatedBy;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.RunDeployment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A flow run to be made. Its parts are those of {@link FlowRunCreated}; names of queues, labels and
 * parameters are as they are to be kept.
 *
 * @param labels all of them; see {@link RunLabels}
 * @param jobVariables null: unknown
 */
public record NewFlowRun(
    UUID flowId,
    String name,
    NewState state,
    @Nullable RunDeployment deployment,
    @Nullable String flowVersion,
    ObjectNode parameters,
    ObjectNode context,
    List<String> tags,
    ObjectNode labels,
    @Nullable String idempotencyKey,
    FlowRunPolicy policy,
    @Nullable UUID parentTaskRunId,
    @Nullable UUID workQueueId,
    @Nullable String workQueueName,
    boolean autoScheduled,
    @Nullable UUID infrastructureDocumentId,
    @Nullable CreatedBy createdBy,
    @Nullable ObjectNode jobVariables) {

  /**
   * The event that makes it, with its first state.
   *
   * @param number that no run has had
   * @param parentFlowRunId the run of the parent task run
   */
  public FlowRunCreated created(
      UUID id, int number, @Nullable UUID parentFlowRunId, UUID stateId, Instant now) {
    Transition first = Transition.first(id, parentTaskRunId, policy, state, stateId, now);
    return new FlowRunCreated(
        id,
        number,
        flowId,
        name,
        deployment,
        flowVersion,
        parameters,
        context,
        tags,
        labels,
        idempotencyKey,
        first.policy(),
        parentTaskRunId,
        parentFlowRunId,
        workQueueId,
        workQueueName,
        autoScheduled,
        infrastructureDocumentId,
        createdBy,
        jobVariables,
        first.state(),
        first.times());
  }
}
