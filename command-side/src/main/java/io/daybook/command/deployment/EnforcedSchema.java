package io.daybook.command.deployment;

import io.daybook.command.schema.JsonSchemas;
import io.daybook.command.schema.SchemaDialect;
import io.daybook.wire.ApiException;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Truth;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The check of a POST's parameters by its schema, before the body is read: only where the body
 * itself says that the schema is enforced. What is stored from before is not looked at.
 */
final class EnforcedSchema {

  private EnforcedSchema() {}

  static void check(JsonBody body, ObjectNode object) {
    if (!Truth.of(object.get("enforce_parameter_schema"))) {
      return;
    }
    JsonNode sentSchema = object.path("parameter_openapi_schema");
    if (sentSchema.isString() || sentSchema.isArray()) {
      throw body.refused("value_error", "Value error, Invalid schema: it is no object");
    }
    if (!(sentSchema instanceof ObjectNode schema)) {
      return;
    }
    Optional<String> problem = problemOf(schema, object);
    if (problem.isPresent()) {
      throw body.refused("value_error", "Value error, " + problem.get());
    }
  }

  private static Optional<String> problemOf(ObjectNode schema, ObjectNode object) {
    JsonNode sent = object.path("parameters");
    JsonNode parameters = sent.isMissingNode() ? object.objectNode() : sent;
    try {
      return JsonSchemas.together(() ->
          JsonSchemas.problemOf(schema)
              .or(() ->
                  sent.isNull()
                      ? Optional.empty()
                      : JsonSchemas.problemOf(parameters, SchemaDialect.withoutRequired(schema))));
    } catch (ApiException e) {
      return Optional.of(e.error().text());
    }
  }
}
