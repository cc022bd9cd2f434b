package io.daybook.deployment;

import io.daybook.flow.FlowRef;
import io.daybook.ledger.Deletion;
import io.daybook.ledger.Fact;
import io.daybook.ledger.LedgerEvent;
import io.daybook.ledger.Unconditional;
import io.daybook.workpool.WorkQueueRef;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can happen to a deployment. Those about its attributes move its {@code updated}; those about
 * its schedules, about the number of its own limit, and the loss of a queue or limit that was
 * deleted, do not.
 */
public sealed interface DeploymentEvent extends LedgerEvent {

  UUID deploymentId();

  @Override
  default UUID aggregateId() {
    return deploymentId();
  }

  /** A change of one of the deployment's schedules. */
  sealed interface ScheduleEvent extends DeploymentEvent {
    UUID scheduleId();
  }

  /**
   * @param number a dense integer that run documents carry, so that joins are bitmaps
   * @param workQueueName the queue that the request named, if it named one; filters test it, even
   *     after the queue was renamed or deleted
   * @param parameterOpenapiSchema JSON Schema of the parameters; null if the client posted null
   */
  @Fact("DeploymentCreated")
  record DeploymentCreated(
      UUID deploymentId,
      int number,
      FlowRef flow,
      String name,
      @Nullable String version,
      @Nullable String description,
      @Nullable String path,
      @Nullable String entrypoint,
      @Nullable ArrayNode pullSteps,
      boolean paused,
      List<String> tags,
      ObjectNode labels,
      ObjectNode parameters,
      @Nullable ObjectNode parameterOpenapiSchema,
      boolean enforceParameterSchema,
      ObjectNode jobVariables,
      @Nullable WorkQueueRef workQueue,
      @Nullable String workQueueName,
      @Nullable UUID concurrencyLimitId,
      @Nullable ConcurrencyOptions concurrencyOptions,
      @Nullable UUID storageDocumentId,
      @Nullable UUID infrastructureDocumentId)
      implements DeploymentEvent {}

  @Fact("DeploymentPaused")
  record DeploymentPaused(UUID deploymentId) implements DeploymentEvent {}

  @Fact("DeploymentResumed")
  record DeploymentResumed(UUID deploymentId) implements DeploymentEvent {}

  @Fact("DeploymentVersionChanged")
  record DeploymentVersionChanged(UUID deploymentId, @Nullable String version)
      implements DeploymentEvent {}

  @Fact("DeploymentDescriptionChanged")
  record DeploymentDescriptionChanged(UUID deploymentId, @Nullable String description)
      implements DeploymentEvent {}

  @Fact("DeploymentPathChanged")
  record DeploymentPathChanged(UUID deploymentId, @Nullable String path)
      implements DeploymentEvent {}

  @Fact("DeploymentEntrypointChanged")
  record DeploymentEntrypointChanged(UUID deploymentId, @Nullable String entrypoint)
      implements DeploymentEvent {}

  @Fact("DeploymentPullStepsChanged")
  record DeploymentPullStepsChanged(UUID deploymentId, @Nullable ArrayNode pullSteps)
      implements DeploymentEvent {}

  @Fact("DeploymentTagsChanged")
  record DeploymentTagsChanged(UUID deploymentId, List<String> tags) implements DeploymentEvent {}

  @Fact("DeploymentLabelsChanged")
  record DeploymentLabelsChanged(UUID deploymentId, ObjectNode labels) implements DeploymentEvent {}

  @Fact("DeploymentParametersChanged")
  record DeploymentParametersChanged(UUID deploymentId, ObjectNode parameters)
      implements DeploymentEvent {}

  @Fact("DeploymentParameterSchemaChanged")
  record DeploymentParameterSchemaChanged(
      UUID deploymentId, @Nullable ObjectNode parameterOpenapiSchema) implements DeploymentEvent {}

  @Fact("DeploymentParameterEnforcementChanged")
  record DeploymentParameterEnforcementChanged(UUID deploymentId, boolean enforceParameterSchema)
      implements DeploymentEvent {}

  @Fact("DeploymentJobVariablesChanged")
  record DeploymentJobVariablesChanged(UUID deploymentId, ObjectNode jobVariables)
      implements DeploymentEvent {}

  /** The deployment's runs go to another queue, or to none; see {@link DeploymentCreated}. */
  @Fact("DeploymentWorkQueueChanged")
  record DeploymentWorkQueueChanged(
      UUID deploymentId, @Nullable WorkQueueRef workQueue, @Nullable String workQueueName)
      implements DeploymentEvent {}

  /** The queue, or its whole pool, was deleted. */
  @Fact("DeploymentWorkQueueLost")
  record DeploymentWorkQueueLost(UUID deploymentId) implements DeploymentEvent, Unconditional {}

  @Fact("DeploymentConcurrencyLimitChanged")
  record DeploymentConcurrencyLimitChanged(UUID deploymentId, @Nullable UUID concurrencyLimitId)
      implements DeploymentEvent {}

  /**
   * The number of the limit that belongs to this deployment alone. It is the limit's own history
   * too, and stands here because it is an attribute of the deployment for who sets it.
   *
   * @param limit how many runs at once; null: the limit is not the deployment's own any more
   */
  @Fact("DeploymentOwnLimitSet")
  record DeploymentOwnLimitSet(UUID deploymentId, @Nullable Integer limit)
      implements DeploymentEvent {}

  /** The limit was deleted. */
  @Fact("DeploymentConcurrencyLimitLost")
  record DeploymentConcurrencyLimitLost(UUID deploymentId)
      implements DeploymentEvent, Unconditional {}

  @Fact("DeploymentConcurrencyOptionsChanged")
  record DeploymentConcurrencyOptionsChanged(
      UUID deploymentId, @Nullable ConcurrencyOptions concurrencyOptions)
      implements DeploymentEvent {}

  @Fact("DeploymentStorageDocumentChanged")
  record DeploymentStorageDocumentChanged(UUID deploymentId, @Nullable UUID storageDocumentId)
      implements DeploymentEvent {}

  @Fact("DeploymentInfrastructureDocumentChanged")
  record DeploymentInfrastructureDocumentChanged(
      UUID deploymentId, @Nullable UUID infrastructureDocumentId) implements DeploymentEvent {}

  @Fact("DeploymentScheduleAdded")
  record DeploymentScheduleAdded(
      UUID deploymentId,
      UUID scheduleId,
      Schedule schedule,
      boolean active,
      @Nullable Integer maxScheduledRuns,
      ObjectNode parameters,
      @Nullable String slug)
      implements ScheduleEvent {}

  /** The schedule as it is after the change. */
  @Fact("DeploymentScheduleChanged")
  record DeploymentScheduleChanged(
      UUID deploymentId,
      UUID scheduleId,
      Schedule schedule,
      boolean active,
      @Nullable Integer maxScheduledRuns,
      ObjectNode parameters,
      @Nullable String slug)
      implements ScheduleEvent {}

  @Fact("DeploymentScheduleRemoved")
  record DeploymentScheduleRemoved(UUID deploymentId, UUID scheduleId) implements ScheduleEvent {}

  /** An update that changed no attribute; it moves {@code updated} all the same. */
  @Fact("DeploymentTouched")
  record DeploymentTouched(UUID deploymentId) implements DeploymentEvent {}

  @Fact("DeploymentDeleted")
  record DeploymentDeleted(UUID deploymentId) implements DeploymentEvent, Deletion {}
}
