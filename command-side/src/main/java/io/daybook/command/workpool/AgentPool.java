package io.daybook.command.workpool;

import io.daybook.wire.Json;
import io.daybook.workpool.StorageConfiguration;
import io.daybook.workpool.WorkPoolActivity;
import io.daybook.workpool.WorkPoolEvent;
import java.util.List;
import java.util.UUID;

/** The pool of queues that were named without a pool; made with the first of them. */
public final class AgentPool {

  public static final String NAME = "default-agent-pool";

  private AgentPool() {}

  static List<WorkPoolEvent> create(UUID poolId, UUID defaultQueueId) {
    var pool =
        new CreateWorkPool(
            NAME,
            WorkPoolActivity.AGENT_TYPE,
            null,
            Json.object(),
            false,
            null,
            StorageConfiguration.NONE);
    return WorkPoolDecider.create(pool, poolId, defaultQueueId);
  }
}
