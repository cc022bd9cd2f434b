package io.daybook.deployment;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueChanged;
import io.daybook.flow.FlowRef;
import io.daybook.workpool.WorkQueueRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A deployment while it is being changed; it never leaves this package. */
final class DeploymentDraft {
  private final UUID id;
  private final int number;
  private final Instant created;
  Instant updated;
  private final FlowRef flow;
  private final String name;
  @Nullable String version;
  @Nullable String description;
  @Nullable String path;
  @Nullable String entrypoint;
  @Nullable ArrayNode pullSteps;
  boolean paused;
  List<String> tags;
  ObjectNode labels;
  ObjectNode parameters;
  @Nullable ObjectNode parameterOpenapiSchema;
  boolean enforceParameterSchema;
  ObjectNode jobVariables;
  @Nullable WorkQueueRef workQueue;
  @Nullable String workQueueName;
  @Nullable UUID concurrencyLimitId;
  @Nullable Integer ownLimit;
  @Nullable ConcurrencyOptions concurrencyOptions;
  @Nullable UUID storageDocumentId;
  @Nullable UUID infrastructureDocumentId;
  List<DeploymentSchedule> schedules;

  DeploymentDraft(Deployment d) {
    id = d.id();
    number = d.number();
    created = d.created();
    updated = d.updated();
    flow = d.flow();
    name = d.name();
    version = d.version();
    description = d.description();
    path = d.path();
    entrypoint = d.entrypoint();
    pullSteps = d.pullSteps();
    paused = d.paused();
    tags = d.tags();
    labels = d.labels();
    parameters = d.parameters();
    parameterOpenapiSchema = d.parameterOpenapiSchema();
    enforceParameterSchema = d.enforceParameterSchema();
    jobVariables = d.jobVariables();
    workQueue = d.workQueue();
    workQueueName = d.workQueueName();
    concurrencyLimitId = d.concurrencyLimitId();
    ownLimit = d.ownLimit();
    concurrencyOptions = d.concurrencyOptions();
    storageDocumentId = d.storageDocumentId();
    infrastructureDocumentId = d.infrastructureDocumentId();
    schedules = d.schedules();
  }

  DeploymentDraft(DeploymentCreated e, Instant at) {
    id = e.deploymentId();
    number = e.number();
    created = at;
    updated = at;
    flow = e.flow();
    name = e.name();
    version = e.version();
    description = e.description();
    path = e.path();
    entrypoint = e.entrypoint();
    pullSteps = e.pullSteps();
    paused = e.paused();
    tags = e.tags();
    labels = e.labels();
    parameters = e.parameters();
    parameterOpenapiSchema = e.parameterOpenapiSchema();
    enforceParameterSchema = e.enforceParameterSchema();
    jobVariables = e.jobVariables();
    workQueue = e.workQueue();
    workQueueName = e.workQueueName();
    concurrencyLimitId = e.concurrencyLimitId();
    concurrencyOptions = e.concurrencyOptions();
    storageDocumentId = e.storageDocumentId();
    infrastructureDocumentId = e.infrastructureDocumentId();
    schedules = List.of();
  }

  void sendTo(DeploymentWorkQueueChanged e) {
    workQueue = e.workQueue();
    workQueueName = e.workQueueName();
  }

  /** Another limit, or none: the number was the former one's. */
  void limitBy(@Nullable UUID limitId) {
    concurrencyLimitId = limitId;
    ownLimit = null;
  }

  Deployment deployment() {
    return new Deployment(
        id,
        number,
        created,
        updated,
        flow,
        name,
        version,
        description,
        path,
        entrypoint,
        pullSteps,
        paused,
        tags,
        labels,
        parameters,
        parameterOpenapiSchema,
        enforceParameterSchema,
        jobVariables,
        workQueue,
        workQueueName,
        concurrencyLimitId,
        ownLimit,
        concurrencyOptions,
        storageDocumentId,
        infrastructureDocumentId,
        schedules);
  }
}
