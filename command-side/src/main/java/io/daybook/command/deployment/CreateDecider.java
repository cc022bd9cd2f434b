package io.daybook.command.deployment;

import io.daybook.command.dispatch.Decision;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentLabelsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.flow.Flow;
import io.daybook.wire.Field;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Prefect's rules for the POST of a deployment, which creates or updates by flow and name. */
final class CreateDecider {

  private CreateDecider() {}

  /**
   * What else the decision needs.
   *
   * @param newId of the deployment and {@code number}, should it be new
   * @param flow null: there is none
   * @param ids of new schedules
   */
  record Facts(
      UUID newId, int number, @Nullable Flow flow, References references, Supplier<UUID> ids) {}

  static Decision<DeploymentEvent> decide(
      @Nullable Deployment deployment, CreateDeployment command, Facts facts) {
    String unknownBlock = unknownBlock(command.attributes());
    if (unknownBlock != null) {
      return Decision.refused(409, unknownBlock);
    }
    Flow flow = facts.flow();
    if (flow == null) {
      return Decision.conflict();
    }
    UUID id = deployment == null ? facts.newId() : deployment.id();
    Decision<DeploymentEvent> schedules =
        ScheduleDecider.replace(
            id,
            deployment == null ? List.of() : deployment.schedules(),
            command.schedules(),
            facts.ids());
    return switch (schedules) {
      case Decision.Refused<DeploymentEvent> refused -> refused;
      case Decision.Accepted<DeploymentEvent>(List<DeploymentEvent> scheduled) -> {
        List<DeploymentEvent> events =
            deployment == null
                ? created(command, flow, facts)
                : updated(deployment, command, flow, facts.references());
        events.addAll(facts.references().ownLimitAfter(id, deployment, events));
        events.addAll(scheduled);
        yield new Decision.Accepted<>(events);
      }
    };
  }

  private static List<DeploymentEvent> created(CreateDeployment command, Flow flow, Facts facts) {
    DeploymentAttributes a = command.attributes();
    List<DeploymentEvent> events = new ArrayList<>();
    events.add(
        new DeploymentCreated(
            facts.newId(),
            facts.number(),
            flow.ref(),
            command.name(),
            a.version().orNull(),
            a.description().orNull(),
            a.path().orNull(),
            a.entrypoint().orNull(),
            a.pullSteps().over(Json.object().arrayNode()),
            a.paused().orElse(false),
            a.tags().orElse(List.of()),
            labels(command, flow),
            a.parameters().orElse(Json.object()),
            a.parameterOpenapiSchema().over(Json.object()),
            a.enforceParameterSchema().orElse(true),
            a.jobVariables().orElse(Json.object()),
            facts.references().workQueue().orNull(),
            a.workQueueName().orNull(),
            facts.references().concurrencyLimitId().orNull(),
            a.concurrencyOptions().orNull(),
            a.storageDocumentId().orNull(),
            a.infrastructureDocumentId().orNull()));
    return events;
  }

  private static List<DeploymentEvent> updated(
      Deployment deployment, CreateDeployment command, Flow flow, References references) {
    List<DeploymentEvent> events =
        new ArrayList<>(AttributeChanges.of(deployment, command.attributes(), references));
    ObjectNode labels = labels(command, flow);
    if (!labels.equals(deployment.labels())) {
      events.add(new DeploymentLabelsChanged(deployment.id(), labels));
    }
    if (events.isEmpty()) {
      events.add(new DeploymentTouched(deployment.id()));
    }
    return events;
  }

  /** The flow's, the flow's id, and the request's; labels of an earlier request are lost. */
  private static ObjectNode labels(CreateDeployment command, Flow flow) {
    ObjectNode labels = Json.object();
    ObjectNode ofFlow = flow.labels();
    if (ofFlow != null) {
      labels.setAll(ofFlow);
    }
    labels.put("prefect.flow.id", flow.id().toString());
    labels.setAll(command.labels());
    return labels;
  }

  /** There are no blocks here, so none is ever found. */
  private static @Nullable String unknownBlock(DeploymentAttributes sent) {
    if (sent.infrastructureDocumentId() instanceof Field.Value<UUID>(UUID id)) {
      return unknownBlock("infrastructure", id);
    }
    return sent.storageDocumentId() instanceof Field.Value<UUID>(UUID id)
        ? unknownBlock("storage", id)
        : null;
  }

  private static String unknownBlock(String kind, UUID id) {
    return ("Error creating deployment. Could not find %s block with id: %s. This usually occurs"
            + " when applying a deployment specification that was built against a different Prefect"
            + " database / workspace.")
        .formatted(kind, id);
  }
}
