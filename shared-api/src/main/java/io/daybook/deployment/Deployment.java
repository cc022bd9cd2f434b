package io.daybook.deployment;

import io.daybook.flow.FlowRef;
import io.daybook.workpool.WorkQueueRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A deployment after the events so far. {@link DeploymentEvent.DeploymentCreated} tells what its
 * parts mean.
 *
 * @param ownLimit how many runs its own limit admits; null if it has none, and where its number was
 *     last set by a version that did not write it down here. Answers show the limit itself
 * @param schedules in the order of their addition
 */
public record Deployment(
    UUID id,
    int number,
    Instant created,
    Instant updated,
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
    @Nullable Integer ownLimit,
    @Nullable ConcurrencyOptions concurrencyOptions,
    @Nullable UUID storageDocumentId,
    @Nullable UUID infrastructureDocumentId,
    List<DeploymentSchedule> schedules) {

  public Optional<DeploymentSchedule> schedule(UUID scheduleId) {
    return schedules.stream().filter(s -> s.id().equals(scheduleId)).findFirst();
  }

  /** The deployment after one more event; null before its creation and after its deletion. */
  public static @Nullable Deployment evolve(
      @Nullable Deployment deployment, DeploymentEvent event, Instant at) {
    return DeploymentEvolution.evolve(deployment, event, at);
  }
}
