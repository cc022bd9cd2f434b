package io.daybook.deployment;

import io.daybook.wire.Timestamps;
import io.daybook.workpool.WorkQueueRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A deployment as Prefect's API answers it ({@code DeploymentResponse}). */
public final class DeploymentJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Of what is known without the deployment itself: the keys of {@link #tail}, in its order. */
  public static final List<String> TAIL_KEYS =
      List.of("status", "last_polled", "work_queue_name", "global_concurrency_limit");

  /** All keys of the answer, in its order. */
  public static final List<String> KEYS =
      Stream.concat(
              Stream.of(
                  "id",
                  "created",
                  "updated",
                  "name",
                  "version",
                  "description",
                  "flow_id",
                  "paused",
                  "schedules",
                  "concurrency_limit",
                  "concurrency_options",
                  "job_variables",
                  "parameters",
                  "pull_steps",
                  "tags",
                  "labels",
                  "parameter_openapi_schema",
                  "path",
                  "entrypoint",
                  "storage_document_id",
                  "infrastructure_document_id",
                  "created_by",
                  "updated_by",
                  "work_queue_id",
                  "work_pool_name",
                  "enforce_parameter_schema"),
              TAIL_KEYS.stream())
          .toList();

  private DeploymentJson() {}

  /** The whole answer. */
  public static ObjectNode response(Deployment deployment, DeploymentTail tail) {
    ObjectNode response = body(deployment);
    response.setAll(tail(tail));
    return response;
  }

  /** The keys that only events of the deployment change. */
  public static ObjectNode body(Deployment d) {
    WorkQueueRef queue = d.workQueue();
    ObjectNode body = JSON.objectNode();
    body.put("id", d.id().toString());
    body.put("created", Timestamps.format(d.created()));
    body.put("updated", Timestamps.format(d.updated()));
    body.put("name", d.name());
    body.put("version", d.version());
    body.put("description", d.description());
    body.put("flow_id", d.flow().id().toString());
    body.put("paused", d.paused());
    body.set("schedules", ScheduleJson.list(d.id(), d.schedules()));
    body.putNull("concurrency_limit");
    body.set("concurrency_options", options(d.concurrencyOptions()));
    body.set("job_variables", d.jobVariables());
    body.set("parameters", d.parameters());
    body.set("pull_steps", orNull(d.pullSteps()));
    body.set("tags", strings(d.tags()));
    body.set("labels", d.labels());
    body.set("parameter_openapi_schema", orNull(d.parameterOpenapiSchema()));
    body.put("path", d.path());
    body.put("entrypoint", d.entrypoint());
    body.put("storage_document_id", text(d.storageDocumentId()));
    body.put("infrastructure_document_id", text(d.infrastructureDocumentId()));
    body.putNull("created_by");
    body.putNull("updated_by");
    body.put("work_queue_id", queue == null ? null : queue.id().toString());
    body.put("work_pool_name", queue == null ? null : queue.poolName());
    body.put("enforce_parameter_schema", d.enforceParameterSchema());
    return body;
  }

  /** The keys that change without an event of the deployment. */
  public static ObjectNode tail(DeploymentTail tail) {
    Instant polled = tail.lastPolled();
    ObjectNode node = JSON.objectNode();
    node.put("status", tail.status().name());
    node.put("last_polled", polled == null ? null : Timestamps.format(polled));
    node.put("work_queue_name", tail.workQueueName());
    node.set("global_concurrency_limit", orNull(tail.globalConcurrencyLimit()));
    return node;
  }

  private static JsonNode options(@Nullable ConcurrencyOptions options) {
    return options == null
        ? JSON.nullNode()
        : JSON.objectNode()
            .put("collision_strategy", options.collisionStrategy().name())
            .put("grace_period_seconds", options.gracePeriodSeconds());
  }

  private static ArrayNode strings(List<String> values) {
    ArrayNode array = JSON.arrayNode(values.size());
    values.forEach(array::add);
    return array;
  }

  private static JsonNode orNull(@Nullable JsonNode node) {
    return node == null ? JSON.nullNode() : node;
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
