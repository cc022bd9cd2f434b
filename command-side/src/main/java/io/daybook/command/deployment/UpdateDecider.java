package io.daybook.command.deployment;

import io.daybook.command.deployment.parameters.Hydration;
import io.daybook.command.deployment.parameters.HydrationException;
import io.daybook.command.dispatch.Decision;
import io.daybook.command.schema.JsonSchemas;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import io.daybook.wire.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Prefect's rules for the PATCH of a deployment. */
final class UpdateDecider {

  private static final String NO_SCHEMA =
      "Cannot update parameters because parameter schema enforcement is enabled and the deployment"
          + " does not have a valid parameter schema.";

  private static final String CIRCULAR =
      "Invalid schema: Unable to validate schema with circular references.";

  private static final int MALFORMED = 422;

  private UpdateDecider() {}

  /** What a decision asks for on its way, in the reference's order. */
  interface Lookup {

    /**
     * @throws ApiException if the job variables do not fit the pool that was sent
     */
    void checkJobVariables();

    /**
     * @throws ApiException if the limit, the pool or the queue that was sent is not there
     */
    References references();
  }

  /**
   * @param ids of new schedules
   */
  static Decision<DeploymentEvent> decide(
      @Nullable Deployment deployment,
      UpdateDeployment command,
      Lookup lookup,
      Supplier<UUID> ids) {
    if (deployment == null) {
      return Decision.refused(404, "Deployment not found.");
    }
    Decision<DeploymentEvent> schedules = schedules(deployment, command, ids);
    if (schedules instanceof Decision.Refused<DeploymentEvent>(ApiError error)
        && error.status() == MALFORMED) {
      return schedules;
    }
    lookup.checkJobVariables();
    DeploymentAttributes sent;
    try {
      sent =
          command
              .attributes()
              .withParameters(command.attributes().parameters().map(Hydration::hydrate));
    } catch (HydrationException e) {
      return Decision.refused(400, "Error hydrating deployment parameters: " + e.getMessage());
    }
    Optional<String> problem = problemOfParameters(deployment, sent);
    if (problem.isPresent()) {
      return problem.get().equals(JsonSchemas.CIRCULAR)
          ? Decision.refused(MALFORMED, CIRCULAR)
          : Decision.refused(409, "Error updating deployment: " + problem.get());
    }
    References references = lookup.references();
    return isUnstorable(sent)
        ? Decision.conflict()
        : decide(deployment, sent, references, schedules);
  }

  private static Decision<DeploymentEvent> decide(
      Deployment deployment,
      DeploymentAttributes sent,
      References references,
      Decision<DeploymentEvent> schedules) {
    return switch (schedules) {
      case Decision.Refused<DeploymentEvent> refused -> refused;
      case Decision.Accepted<DeploymentEvent>(List<DeploymentEvent> scheduled) -> {
        List<DeploymentEvent> events =
            new ArrayList<>(AttributeChanges.of(deployment, sent, references));
        if (events.isEmpty()) {
          events.add(new DeploymentTouched(deployment.id()));
        }
        events.addAll(references.ownLimitAfter(deployment.id(), deployment, events));
        events.addAll(scheduled);
        yield new Decision.Accepted<>(events);
      }
    };
  }

  /**
   * What the reference's database refuses: nulls where none may be, and blocks, as there are none.
   */
  private static boolean isUnstorable(DeploymentAttributes sent) {
    return sent.parameters() instanceof Field.Null
        || sent.enforceParameterSchema() instanceof Field.Null
        || sent.storageDocumentId() instanceof Field.Value
        || sent.infrastructureDocumentId() instanceof Field.Value;
  }

  private static Decision<DeploymentEvent> schedules(
      Deployment deployment, UpdateDeployment command, Supplier<UUID> ids) {
    return command.schedules() instanceof Field.Value<List<SchedulePatch>>(List<SchedulePatch> sent)
        ? ScheduleMerge.decide(deployment, sent, ids)
        : Decision.accepted();
  }

  /**
   * Where enforcement is on or being switched on, every PATCH checks the parameters, sent or there
   * before, by the schema, sent or there before.
   */
  private static Optional<String> problemOfParameters(
      Deployment deployment, DeploymentAttributes sent) {
    if (!sent.enforceParameterSchema().orElse(deployment.enforceParameterSchema())) {
      return Optional.empty();
    }
    ObjectNode sentSchema = sent.parameterOpenapiSchema().orNull();
    ObjectNode schema = sentSchema == null ? deployment.parameterOpenapiSchema() : sentSchema;
    if (schema == null) {
      return Optional.of(NO_SCHEMA);
    }
    ObjectNode parameters = sent.parameters().orElse(deployment.parameters());
    return EnforcedParameters.problemOf(schema, parameters);
  }
}
