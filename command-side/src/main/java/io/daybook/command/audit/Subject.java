package io.daybook.command.audit;

import io.daybook.wire.Ids;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a request was about, as far as its path and its body tell. */
record Subject(
    @Nullable UUID deploymentId,
    @Nullable String deploymentName,
    @Nullable UUID flowId,
    @Nullable String flowName,
    @Nullable String workPoolName,
    @Nullable String workQueueName,
    @Nullable String concurrencyLimitName) {

  /**
   * @param path with the names of its variables
   * @param variables of the path
   * @param json the body; null where there is none
   */
  static Subject of(String path, Map<String, String> variables, @Nullable JsonNode json) {
    Known known = new Known(path, variables, json);
    boolean ofDeployment = known.isBelow("/api/deployments");
    return new Subject(
        ofDeployment ? known.id() : null,
        path.equals("/api/deployments/") ? known.field("name") : null,
        known.isBelow("/api/flows") ? known.id() : id(known.field("flow_id")),
        path.equals("/api/flows/") ? known.field("name") : null,
        ofDeployment ? known.field("work_pool_name") : known.pool(),
        ofDeployment ? known.field("work_queue_name") : known.queue(),
        known.isBelow("/api/v2/concurrency_limits") ? known.either("idOrName") : null);
  }

  private static @Nullable UUID id(@Nullable String text) {
    return text == null ? null : Ids.ofText(text);
  }

  private record Known(String path, Map<String, String> variables, @Nullable JsonNode json) {

    boolean isBelow(String root) {
      return path.startsWith(root + "/");
    }

    @Nullable UUID id() {
      String id = variables.get("id");
      return id == null ? null : Ids.ofPath(id);
    }

    /** A text of the body. */
    @Nullable String field(String key) {
      JsonNode value = json == null ? null : json.get(key);
      return value != null && value.isString() ? Refusal.cut(value.stringValue()) : null;
    }

    /** What the path calls it, else the name that a new one was to have. */
    @Nullable String either(String variable) {
      String named = variables.get(variable);
      return named == null ? field("name") : named;
    }

    @Nullable String pool() {
      if (!isBelow("/api/work_pools")) {
        return null;
      }
      String pool = variables.get("pool");
      return pool == null ? either("name") : pool;
    }

    @Nullable String queue() {
      boolean inPool = isBelow("/api/work_pools") && variables.containsKey("pool");
      return inPool ? either("name") : isBelow("/api/work_queues") ? field("name") : null;
    }
  }
}
