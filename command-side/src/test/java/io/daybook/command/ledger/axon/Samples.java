package io.daybook.command.ledger.axon;

import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.flow.FlowEvent.FlowCreated;
import io.daybook.flow.FlowRef;
import io.daybook.wire.Json;
import io.daybook.workpool.StorageConfiguration;
import io.daybook.workpool.WorkPoolEvent.WorkPoolCreated;
import io.daybook.workpool.WorkPoolEvent.WorkQueueCreated;
import io.daybook.workpool.WorkQueueRef;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creations with nothing but what the registry reads. */
public final class Samples {

  private Samples() {}

  public static FlowCreated flow(UUID id, String name) {
    return new FlowCreated(id, name, List.of(), null);
  }

  public static WorkPoolCreated pool(UUID id, String name, UUID defaultQueueId) {
    return new WorkPoolCreated(
        id,
        name,
        "process",
        null,
        Json.object(),
        false,
        null,
        StorageConfiguration.NONE,
        defaultQueueId);
  }

  public static WorkQueueCreated queue(UUID poolId, UUID id, String name) {
    return new WorkQueueCreated(poolId, id, name, null, false, null, 1, null);
  }

  public static DeploymentCreated deployment(
      UUID id,
      int number,
      FlowRef flow,
      String name,
      @Nullable WorkQueueRef queue,
      @Nullable UUID limitId) {
    return new DeploymentCreated(
        id,
        number,
        flow,
        name,
        null,
        null,
        null,
        null,
        null,
        false,
        List.of(),
        Json.object(),
        Json.object(),
        null,
        true,
        Json.object(),
        queue,
        null,
        limitId,
        null,
        null,
        null);
  }
}
