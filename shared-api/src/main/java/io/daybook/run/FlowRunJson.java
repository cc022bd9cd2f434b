package io.daybook.run;

import static io.daybook.run.RunStateJson.orNull;
import static io.daybook.run.RunStateJson.text;

import io.daybook.workpool.WorkQueueRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A flow run as Prefect's API answers it ({@code FlowRunResponse}). */
public final class FlowRunJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FlowRunJson() {}

  /** The whole answer. */
  public static ObjectNode response(FlowRun run, FlowRunTail tail) {
    ObjectNode response = body(run);
    response.setAll(tail(tail));
    return response;
  }

  /** The keys that only events of the run change. */
  public static ObjectNode body(FlowRun run) {
    RunDeployment deployment = run.deployment();
    ObjectNode body = JSON.objectNode();
    RunJson.putIdentity(body, run, run.created(), run.updated());
    body.put("flow_id", run.flowId().toString());
    body.put("deployment_id", deployment == null ? null : deployment.id().toString());
    body.put("deployment_version", deployment == null ? null : deployment.version());
    body.put("flow_version", run.flowVersion());
    body.set("parameters", run.parameters());
    body.put("idempotency_key", run.idempotencyKey());
    body.set("context", run.context());
    body.set("empirical_policy", policy(run.policy()));
    body.set("tags", RunJson.strings(run.tags()));
    body.set("labels", run.labels());
    body.put("parent_task_run_id", text(run.parentTaskRunId()));
    RunJson.putState(body, run.state());
    RunJson.putTimes(body, run.times());
    body.put("auto_scheduled", run.autoScheduled());
    body.put("infrastructure_document_id", text(run.infrastructureDocumentId()));
    body.put("infrastructure_pid", run.infrastructurePid());
    body.set("created_by", createdBy(run.createdBy()));
    body.set("job_variables", orNull(run.jobVariables()));
    return body;
  }

  /** The keys that change without an event of the run. */
  public static ObjectNode tail(FlowRunTail tail) {
    WorkQueueRef queue = tail.workQueue();
    ObjectNode node = JSON.objectNode();
    node.put("work_queue_id", queue == null ? null : queue.id().toString());
    node.put("work_queue_name", tail.workQueueName());
    node.put("work_pool_id", queue == null ? null : queue.poolId().toString());
    node.put("work_pool_name", queue == null ? null : queue.poolName());
    node.put("estimated_run_time", RunJson.seconds(tail.estimates().runTime()));
    node.put("estimated_start_time_delta", RunJson.seconds(tail.estimates().startDelta()));
    return node;
  }

  /** The run as a poll of a pool answers it: without its pool, and under the queue's old name. */
  public static ObjectNode polled(FlowRun run, Instant now) {
    ObjectNode response = body(run);
    RunEstimates estimates = RunEstimates.of(run, now);
    response.put("work_queue_id", text(run.workQueueId()));
    response.put("work_queue_name", run.workQueueName());
    response.put("estimated_run_time", RunJson.seconds(estimates.runTime()));
    response.put("estimated_start_time_delta", RunJson.seconds(estimates.startDelta()));
    return response;
  }

  private static ObjectNode policy(FlowRunPolicy policy) {
    ObjectNode node = JSON.objectNode();
    node.put("max_retries", policy.maxRetries());
    node.put("retry_delay_seconds", policy.retryDelaySeconds());
    node.put("retries", policy.retries());
    node.put("retry_delay", policy.retryDelay());
    node.set(
        "pause_keys",
        policy.pauseKeys() == null ? JSON.nullNode() : RunJson.strings(policy.pauseKeys()));
    node.put("resuming", policy.resuming());
    node.put("retry_type", policy.retryType());
    return node;
  }

  private static JsonNode createdBy(@Nullable CreatedBy by) {
    if (by == null) {
      return JSON.nullNode();
    }
    return JSON.objectNode()
        .put("id", text(by.id()))
        .put("type", by.type())
        .put("display_value", by.displayValue());
  }
}
