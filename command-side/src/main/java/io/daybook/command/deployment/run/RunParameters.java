package io.daybook.command.deployment.run;

import io.daybook.command.deployment.parameters.Hydration;
import io.daybook.command.deployment.parameters.HydrationException;
import io.daybook.command.schema.JsonSchemas;
import io.daybook.command.schema.SchemaDialect;
import io.daybook.deployment.Deployment;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of a deployment's run. */
final class RunParameters {

  private RunParameters() {}

  /**
   * The deployment's under the request's, with what stands for other values replaced; checked by
   * the deployment's schema, required ones included, where it is enforced.
   *
   * @throws ApiException 400, 409 or 422
   */
  static ObjectNode of(Deployment deployment, RunRequest request, Wording wording) {
    ObjectNode parameters =
        hydrated(Json.object().setAll(deployment.parameters()), request.parameters(), wording);
    boolean enforced =
        request.enforceParameterSchema() == null
            ? deployment.enforceParameterSchema()
            : request.enforceParameterSchema();
    if (enforced) {
      check(parameters, deployment.parameterOpenapiSchema(), wording);
    }
    return parameters;
  }

  private static ObjectNode hydrated(ObjectNode base, ObjectNode over, Wording wording) {
    try {
      return Hydration.hydrate(base.setAll(over));
    } catch (HydrationException e) {
      throw ApiException.detail(400, wording.unhydrated() + e.getMessage());
    }
  }

  private static void check(ObjectNode parameters, @Nullable ObjectNode schema, Wording wording) {
    if (schema == null) {
      throw ApiException.detail(409, wording.noSchema());
    }
    Optional<String> unusable = JsonSchemas.problemOf(schema);
    if (unusable.isPresent()) {
      throw ApiException.detail(422, unusable.get());
    }
    JsonSchemas.problemOf(parameters, SchemaDialect.mended(schema, false))
        .ifPresent(problem -> refuse(problem, wording));
  }

  private static void refuse(String problem, Wording wording) {
    if (problem.equals(JsonSchemas.CIRCULAR)) {
      throw ApiException.detail(422, wording.circular());
    }
    throw ApiException.detail(409, wording.invalid() + problem);
  }
}
