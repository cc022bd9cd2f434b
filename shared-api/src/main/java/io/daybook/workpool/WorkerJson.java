package io.daybook.workpool;

import io.daybook.wire.Timestamps;
import java.time.Instant;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A worker as Prefect's API answers it ({@code WorkerResponse}). */
public final class WorkerJson {

  private WorkerJson() {}

  public static ObjectNode response(Worker worker, Instant now) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", worker.id().toString())
        .put("created", Timestamps.format(worker.created()))
        .put("updated", Timestamps.format(worker.updated()))
        .put("name", worker.name())
        .put("work_pool_id", worker.poolId().toString())
        .put("last_heartbeat_time", Timestamps.format(worker.lastHeartbeat()))
        .put("heartbeat_interval_seconds", worker.heartbeatIntervalSeconds())
        .put("status", worker.status(now).name());
  }
}
