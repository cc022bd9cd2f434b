package io.daybook.command.deployment;

import io.daybook.command.dispatch.Decision;
import io.daybook.command.timezone.ZoneDatabase;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.flow.Flow;
import io.daybook.wire.ApiError;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.workpool.WorkQueueRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.node.ObjectNode;

/** The words that tests of deployments have in common: given events, a body, then events. */
final class Given {

  static final UUID ID = id(0xd);
  static final UUID FLOW_ID = id(0xf);
  static final Flow FLOW =
      new Flow(FLOW_ID, Instant.EPOCH, Instant.EPOCH, "etl", List.of(), json("{\"team\":\"x\"}"));
  static final WorkQueueRef QUEUE = new WorkQueueRef(id(0x1), id(0x2), "pool", "docker");

  private static final DeploymentSettings SETTINGS =
      new DeploymentSettings(DataSize.ofKilobytes(512), 50, 100);
  static final DeploymentBodies BODIES =
      new DeploymentBodies(new ScheduleBodies(ZoneDatabase.shipped(), SETTINGS), SETTINGS);

  private Given() {}

  static UUID id(int number) {
    return new UUID(0, number);
  }

  /** Ids 100, 101 and so on. */
  static Supplier<UUID> ids() {
    AtomicInteger next = new AtomicInteger(100);
    return () -> id(next.getAndIncrement());
  }

  static ObjectNode json(String json) {
    return (ObjectNode) Json.parse(json);
  }

  static CreateDeployment post(String json) {
    ObjectNode body = json("{\"name\":\"prod\",\"flow_id\":\"%s\"}".formatted(FLOW_ID));
    body.setAll(json(json));
    return BODIES.create(JsonBody.of(body));
  }

  static UpdateDeployment patch(String json) {
    return BODIES.update(ID, JsonBody.of(json(json)));
  }

  static Decision<DeploymentEvent> onPost(@Nullable Deployment deployment, String json) {
    return onPost(deployment, json, References.NONE);
  }

  static Decision<DeploymentEvent> onPost(
      @Nullable Deployment deployment, String json, References references) {
    return CreateDecider.decide(
        deployment, post(json), new CreateDecider.Facts(ID, 7, FLOW, references, ids()));
  }

  static Decision<DeploymentEvent> onPatch(@Nullable Deployment deployment, String json) {
    return onPatch(deployment, json, References.NONE);
  }

  static Decision<DeploymentEvent> onPatch(
      @Nullable Deployment deployment, String json, References references) {
    return UpdateDecider.decide(deployment, patch(json), found(references), ids());
  }

  private static UpdateDecider.Lookup found(References references) {
    return new UpdateDecider.Lookup() {
      @Override
      public void checkJobVariables() {}

      @Override
      public References references() {
        return references;
      }
    };
  }

  static List<DeploymentEvent> events(Decision<DeploymentEvent> decision) {
    return decision.orThrow();
  }

  static ApiError error(Decision<DeploymentEvent> decision) {
    return decision instanceof Decision.Refused<DeploymentEvent>(ApiError error)
        ? error
        : new ApiError.Detail(200, "accepted: " + decision);
  }

  /** A deployment that a POST with this body made. */
  static Deployment posted(String json) {
    return after(null, events(onPost(null, json)));
  }

  static Deployment after(@Nullable Deployment deployment, List<DeploymentEvent> events) {
    Deployment state = deployment;
    for (DeploymentEvent event : events) {
      state = Deployment.evolve(state, event, Instant.EPOCH);
    }
    return Objects.requireNonNull(state);
  }

  static DeploymentCreated created(Decision<DeploymentEvent> decision) {
    return (DeploymentCreated) events(decision).getFirst();
  }
}
