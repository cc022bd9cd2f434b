package io.daybook.run;

import static io.daybook.run.RunStateJson.orNull;
import static io.daybook.run.RunStateJson.text;

import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A task run as Prefect's API answers it ({@code TaskRun}). */
public final class TaskRunJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TaskRunJson() {}

  /** The whole answer. */
  public static ObjectNode response(TaskRun run, Instant now) {
    ObjectNode response = body(run);
    response.setAll(tail(RunEstimates.of(run, now)));
    return response;
  }

  /** The keys that only events of the run change. */
  public static ObjectNode body(TaskRun run) {
    FlowRunRef flowRun = run.flowRun();
    ObjectNode body = JSON.objectNode();
    RunJson.putIdentity(body, run, run.created(), run.updated());
    body.put("flow_run_id", flowRun == null ? null : flowRun.id().toString());
    body.put("task_key", run.taskKey());
    body.put("dynamic_key", run.dynamicKey());
    body.put("cache_key", run.cacheKey());
    body.put("cache_expiration", text(run.cacheExpiration()));
    body.put("task_version", run.taskVersion());
    body.set("empirical_policy", policy(run.policy()));
    body.set("tags", RunJson.strings(run.tags()));
    body.set("labels", orNull(run.labels()));
    body.set("task_inputs", run.taskInputs());
    RunJson.putState(body, run.state());
    RunJson.putTimes(body, run.times());
    body.put("flow_run_run_count", run.flowRunRunCount());
    return body;
  }

  /** The keys that change with time alone. */
  public static ObjectNode tail(RunEstimates estimates) {
    ObjectNode node = JSON.objectNode();
    node.put("estimated_run_time", RunJson.seconds(estimates.runTime()));
    node.put("estimated_start_time_delta", RunJson.seconds(estimates.startDelta()));
    return node;
  }

  private static ObjectNode policy(TaskRunPolicy policy) {
    ObjectNode node = JSON.objectNode();
    node.put("max_retries", policy.maxRetries());
    node.put("retry_delay_seconds", policy.retryDelaySeconds());
    node.put("retries", policy.retries());
    node.set("retry_delay", orNull(policy.retryDelay()));
    node.put("retry_jitter_factor", policy.retryJitterFactor());
    return node;
  }
}
