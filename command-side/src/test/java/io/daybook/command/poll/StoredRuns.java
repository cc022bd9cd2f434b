package io.daybook.command.poll;

import io.daybook.command.CommandServer;
import io.daybook.command.ledger.store.LedgerWriter;
import io.daybook.filter.StateType;
import io.daybook.ledger.EventMetadata;
import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.RunDeployment;
import io.daybook.run.RunState;
import io.daybook.run.RunTimes;
import io.daybook.run.StateDetails;
import io.daybook.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts runs into the run log. */
final class StoredRuns {

  private final CommandServer server;
  private final UUID flowId;
  private int number;

  StoredRuns(CommandServer server, UUID flowId) {
    this.server = server;
    this.flowId = flowId;
  }

  /** Where a run is. */
  record Place(@Nullable UUID deploymentId, @Nullable UUID queueId, @Nullable String queueName) {}

  UUID scheduled(String name, Place place, String at) {
    return store(name, place, StateType.SCHEDULED, Instant.parse(at), FlowRunPolicy.DEFAULT);
  }

  UUID retrying(String name, Place place, String at) {
    FlowRunPolicy policy = FlowRunPolicy.DEFAULT.withRetryType(FlowRunPolicy.IN_PROCESS);
    return store(name, place, StateType.SCHEDULED, Instant.parse(at), policy);
  }

  UUID in(StateType type, Place place) {
    return store(type.name(), place, type, null, FlowRunPolicy.DEFAULT);
  }

  private UUID store(
      String name, Place place, StateType type, @Nullable Instant due, FlowRunPolicy policy) {
    UUID id = UUID.randomUUID();
    Instant now = Instant.now();
    RunState state =
        new RunState(
            UUID.randomUUID(), type, type.name(), now, null, null, StateDetails.scheduled(due));
    FlowRunCreated event =
        new FlowRunCreated(
            id,
            ++number,
            flowId,
            name,
            place.deploymentId() == null
                ? null
                : new RunDeployment(place.deploymentId(), null, null),
            null,
            Json.object(),
            Json.object(),
            List.of(),
            Json.object(),
            null,
            policy,
            null,
            null,
            place.queueId(),
            place.queueName(),
            false,
            null,
            null,
            null,
            state,
            new RunTimes(due, due, null, null, Duration.ZERO, 0));
    server
        .bean(LedgerWriter.class)
        .append(List.of(new LedgerWriter.Entry(event, now)), EventMetadata.SYSTEM);
    return id;
  }
}
