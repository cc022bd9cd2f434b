package io.daybook.command.deployment;

import io.daybook.command.schema.JsonSchemas;
import io.daybook.command.schema.SchemaDialect;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of a deployment by its schema, where it enforces that. */
public final class EnforcedParameters {

  private EnforcedParameters() {}

  /** What is wrong with the schema itself, or by it; parameters may be left out. */
  public static Optional<String> problemOf(ObjectNode schema, ObjectNode parameters) {
    return JsonSchemas.problemOf(schema)
        .or(() ->
            JsonSchemas.problemOf(
                parameters, SchemaDialect.withoutRequired(SchemaDialect.mended(schema, false))));
  }
}
