package io.daybook.command.deployment.run;

import io.daybook.command.deployment.parameters.Hydration;
import io.daybook.command.deployment.parameters.HydrationException;
import io.daybook.command.schema.JsonSchemas;
import io.daybook.command.schema.SchemaDialect;
import io.daybook.deployment.Deployment;
import io.daybook.wire.ApiException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of a deployment's run. */
final class RunParameters {

  private static final String NO_SCHEMA =
      "Error updating deployment: Cannot update parameters because parameter schema enforcement is"
          + " enabled and the deployment does not have a valid parameter schema.";

  private static final String CIRCULAR =
      "Invalid schema: Unable to validate schema with circular references.";

  private RunParameters() {}

  /**
   * The deployment's under the request's, with what stands for other values replaced; checked by
   * the deployment's schema, required ones included, where it is enforced.
   *
   * @throws ApiException 400, 409 or 422
   */
  static ObjectNode of(Deployment deployment, RunRequest request) {
    ObjectNode parameters = hydrated(deployment.parameters().deepCopy(), request.parameters());
    boolean enforced =
        request.enforceParameterSchema() == null
            ? deployment.enforceParameterSchema()
            : request.enforceParameterSchema();
    if (enforced) {
      check(parameters, deployment.parameterOpenapiSchema());
    }
    return parameters;
  }

  private static ObjectNode hydrated(ObjectNode base, ObjectNode over) {
    try {
      return Hydration.hydrate(base.setAll(over));
    } catch (HydrationException e) {
      throw ApiException.detail(400, "Error hydrating flow run parameters: " + e.getMessage());
    }
  }

  private static void check(ObjectNode parameters, @Nullable ObjectNode schema) {
    if (schema == null) {
      throw ApiException.detail(409, NO_SCHEMA);
    }
    Optional<String> unusable = JsonSchemas.problemOf(schema);
    if (unusable.isPresent()) {
      throw ApiException.detail(422, unusable.get());
    }
    JsonSchemas.problemOf(parameters, SchemaDialect.mended(schema, false))
        .ifPresent(RunParameters::refuse);
  }

  private static void refuse(String problem) {
    if (problem.equals(JsonSchemas.CIRCULAR)) {
      throw ApiException.detail(422, CIRCULAR);
    }
    throw ApiException.detail(409, "Error creating flow run: " + problem);
  }
}
