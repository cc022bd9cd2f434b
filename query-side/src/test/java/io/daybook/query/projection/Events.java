package io.daybook.query.projection;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowRef;
import io.daybook.wire.Json;
import io.daybook.workpool.StorageConfiguration;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkQueueCreated;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** Events to begin with. */
public final class Events {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private Events() {}

  public static FlowCreated flow(String name, String... tags) {
    return new FlowCreated(UUID.randomUUID(), name, List.of(tags), Json.object());
  }

  public static DeploymentCreated deployment(FlowCreated flow, String name, String... tags) {
    return deployment(flow, name, Json.object(), tags);
  }

  public static DeploymentCreated deployment(
      FlowCreated flow, String name, ObjectNode parameters, String... tags) {
    return new DeploymentCreated(
        UUID.randomUUID(),
        NUMBERS.incrementAndGet(),
        new FlowRef(flow.flowId(), flow.name()),
        name,
        null,
        null,
        null,
        "flow.py:run",
        Json.MAPPER.createArrayNode(),
        false,
        List.of(tags),
        Json.object().put("prefect.flow.id", flow.flowId().toString()),
        parameters,
        Json.object(),
        true,
        Json.object(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  public static WorkPoolCreated pool(String name, UUID defaultQueue) {
    return new WorkPoolCreated(
        UUID.randomUUID(),
        name,
        "process",
        null,
        Json.object(),
        false,
        null,
        StorageConfiguration.NONE,
        defaultQueue);
  }

  public static WorkQueueCreated queue(WorkPoolCreated pool, UUID id, String name) {
    return new WorkQueueCreated(pool.poolId(), id, name, null, false, null, 1, null);
  }
}
