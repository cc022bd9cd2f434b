package io.daybook.run;

import io.daybook.ledger.Deletion;
import io.daybook.ledger.Fact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What can happen to a flow run. */
public sealed interface FlowRunEvent extends RunEvent {

  UUID flowRunId();

  @Override
  default UUID aggregateId() {
    return flowRunId();
  }

  /** An event after which the run is in another state. */
  sealed interface StateEvent extends FlowRunEvent {

    @Nullable RunState state();

    RunTimes times();
  }

  /**
   * @param number a dense integer that documents of task runs carry, so that joins are bitmaps
   * @param deployment null if it is not a deployment's run
   * @param idempotencyKey by which a request that is sent again finds this run
   * @param parentTaskRunId the task run that stands for it in its parent run
   * @param parentFlowRunId the run of that task run
   * @param workQueueName the queue's name when the run was made, or one that was only asked for
   * @param autoScheduled whether a schedule made it
   * @param jobVariables over those of the deployment
   */
  @Fact("FlowRunCreated")
  record FlowRunCreated(
      UUID flowRunId,
      int number,
      UUID flowId,
      String name,
      @Nullable RunDeployment deployment,
      @Nullable String flowVersion,
      ObjectNode parameters,
      ObjectNode context,
      List<String> tags,
      ObjectNode labels,
      @Nullable String idempotencyKey,
      FlowRunPolicy policy,
      @Nullable UUID parentTaskRunId,
      @Nullable UUID parentFlowRunId,
      @Nullable UUID workQueueId,
      @Nullable String workQueueName,
      boolean autoScheduled,
      @Nullable UUID infrastructureDocumentId,
      @Nullable CreatedBy createdBy,
      @Nullable ObjectNode jobVariables,
      @Nullable RunState state,
      RunTimes times)
      implements StateEvent, Creation {

    @Override
    public Instant begun(Instant at) {
      return at;
    }
  }

  /** The run is in a state from now on, and this is what follows from it. */
  @Fact("FlowRunStateChanged")
  record FlowRunStateChanged(UUID flowRunId, RunState state, RunTimes times, FlowRunPolicy policy)
      implements StateEvent {}

  @Fact("FlowRunRenamed")
  record FlowRunRenamed(UUID flowRunId, String name) implements FlowRunEvent {}

  @Fact("FlowRunFlowVersionChanged")
  record FlowRunFlowVersionChanged(UUID flowRunId, @Nullable String flowVersion)
      implements FlowRunEvent {}

  @Fact("FlowRunParametersChanged")
  record FlowRunParametersChanged(UUID flowRunId, ObjectNode parameters) implements FlowRunEvent {}

  @Fact("FlowRunPolicyChanged")
  record FlowRunPolicyChanged(UUID flowRunId, FlowRunPolicy policy) implements FlowRunEvent {}

  @Fact("FlowRunTagsChanged")
  record FlowRunTagsChanged(UUID flowRunId, List<String> tags) implements FlowRunEvent {}

  @Fact("FlowRunLabelsChanged")
  record FlowRunLabelsChanged(UUID flowRunId, ObjectNode labels) implements FlowRunEvent {}

  /** The process that runs it, as its worker knows it. */
  @Fact("FlowRunInfrastructureChanged")
  record FlowRunInfrastructureChanged(UUID flowRunId, @Nullable String infrastructurePid)
      implements FlowRunEvent {}

  @Fact("FlowRunJobVariablesChanged")
  record FlowRunJobVariablesChanged(UUID flowRunId, @Nullable ObjectNode jobVariables)
      implements FlowRunEvent {}

  /** The task run that stood for it was deleted. */
  @Fact("FlowRunParentLost")
  record FlowRunParentLost(UUID flowRunId) implements FlowRunEvent {}

  @Fact("FlowRunDeleted")
  record FlowRunDeleted(UUID flowRunId) implements FlowRunEvent, Deletion {}
}
