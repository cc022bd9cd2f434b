package io.daybook.run;

import io.daybook.ledger.Deletion;
import io.daybook.ledger.Fact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What can happen to a task run. */
public sealed interface TaskRunEvent extends RunEvent {

  UUID taskRunId();

  @Override
  default UUID aggregateId() {
    return taskRunId();
  }

  /**
   * @param flowRun null for a task that runs outside of any flow
   * @param taskKey names the task; with the dynamic key it is unique in its flow run
   * @param labels null if a client's report made it and had none
   * @param taskInputs where its arguments come from, by their names
   * @param flowRunRunCount which attempt of the flow run it belongs to
   */
  @Fact("TaskRunCreated")
  record TaskRunCreated(
      UUID taskRunId,
      @Nullable FlowRunRef flowRun,
      String name,
      String taskKey,
      String dynamicKey,
      @Nullable String cacheKey,
      @Nullable Instant cacheExpiration,
      @Nullable String taskVersion,
      TaskRunPolicy policy,
      List<String> tags,
      @Nullable ObjectNode labels,
      ObjectNode taskInputs,
      @Nullable RunState state,
      RunTimes times,
      int flowRunRunCount)
      implements TaskRunEvent, Creation {

    @Override
    public Instant begun(Instant at) {
      return flowRun == null ? at : flowRun.begun();
    }
  }

  /** The task run is in a state from now on, and this is what follows from it. */
  @Fact("TaskRunStateChanged")
  record TaskRunStateChanged(UUID taskRunId, RunState state, RunTimes times, int flowRunRunCount)
      implements TaskRunEvent {}

  /** The client that runs it told its state, and with it all that it knows of the task run. */
  @Fact("TaskRunReported")
  record TaskRunReported(
      UUID taskRunId,
      String name,
      @Nullable String cacheKey,
      @Nullable Instant cacheExpiration,
      @Nullable String taskVersion,
      TaskRunPolicy policy,
      List<String> tags,
      @Nullable ObjectNode labels,
      ObjectNode taskInputs,
      RunState state,
      RunTimes times,
      int flowRunRunCount)
      implements TaskRunEvent {}

  /** A state that the client told too late: the task run has a newer one, which it keeps. */
  @Fact("TaskRunStateRecorded")
  record TaskRunStateRecorded(UUID taskRunId, RunState state) implements TaskRunEvent {}

  @Fact("TaskRunRenamed")
  record TaskRunRenamed(UUID taskRunId, String name) implements TaskRunEvent {}

  /** It stands for this flow run, a subflow, from now on. */
  @Fact("TaskRunSubflowAdded")
  record TaskRunSubflowAdded(UUID taskRunId, UUID flowRunId) implements TaskRunEvent {}

  /** The subflow was deleted. */
  @Fact("TaskRunSubflowRemoved")
  record TaskRunSubflowRemoved(UUID taskRunId, UUID flowRunId) implements TaskRunEvent {}

  @Fact("TaskRunDeleted")
  record TaskRunDeleted(UUID taskRunId) implements TaskRunEvent, Deletion {}
}
