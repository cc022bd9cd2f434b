package io.daybook.run;

import io.daybook.wire.Timestamps;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A state as Prefect's API answers it. */
public final class RunStateJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RunStateJson() {}

  public static ObjectNode of(RunState state) {
    ObjectNode node = JSON.objectNode();
    node.put("id", state.id().toString());
    node.put("type", state.type().name());
    node.put("name", state.name());
    node.put("timestamp", Timestamps.format(state.timestamp()));
    node.put("message", state.message());
    node.set("data", orNull(StateData.kept(state.data())));
    node.set("state_details", details(state.details()));
    return node;
  }

  /** Every key is there, whatever is known. */
  private static ObjectNode details(StateDetails details) {
    ObjectNode node = JSON.objectNode();
    node.put("flow_run_id", text(details.flowRunId()));
    node.put("task_run_id", text(details.taskRunId()));
    node.put("child_flow_run_id", text(details.childFlowRunId()));
    node.put("scheduled_time", text(details.scheduledTime()));
    node.put("cache_key", details.cacheKey());
    node.put("cache_expiration", text(details.cacheExpiration()));
    node.put("deferred", details.deferred());
    node.put("untrackable_result", details.untrackableResult());
    node.put("pause_timeout", text(details.pauseTimeout()));
    node.put("pause_reschedule", details.pauseReschedule());
    node.put("pause_key", details.pauseKey());
    node.set("run_input_keyset", orNull(details.runInputKeyset()));
    node.put("refresh_cache", details.refreshCache());
    node.put("retriable", details.retriable());
    node.put("transition_id", text(details.transitionId()));
    node.put("task_parameters_id", text(details.taskParametersId()));
    node.put("traceparent", details.traceparent());
    node.put("deployment_concurrency_lease_id", text(details.deploymentConcurrencyLeaseId()));
    return node;
  }

  static JsonNode orNull(@Nullable JsonNode node) {
    return node == null ? JSON.nullNode() : node;
  }

  static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }

  private static @Nullable String text(@Nullable OffsetDateTime time) {
    return time == null ? null : Timestamps.format(time);
  }

  static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : Timestamps.format(time);
  }
}
