package io.daybook.command.deployment;

import io.daybook.command.schema.JsonSchemas;
import io.daybook.command.schema.SchemaDialect;
import io.daybook.command.workpool.JobTemplate;
import io.daybook.wire.ApiException;
import io.daybook.workpool.WorkPool;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request's job variables against the base job template of the pool that it names. They are a
 * part of what the template requires; and a pool that is not named is not asked.
 */
public final class JobVariables {

  private static final String PREFIX = "Error creating deployment: ";

  private JobVariables() {}

  /**
   * The check of a POST: the variables over the template's defaults.
   *
   * @throws ApiException 422
   */
  static void checkForCreation(WorkPool pool, @Nullable ObjectNode sent) {
    if (sent != null && !sent.isEmpty()) {
      refuse(422, JobTemplate.problemOf(pool.baseJobTemplate(), List.of(sent), true));
    }
  }

  /**
   * The check of a PATCH: the variables alone.
   *
   * @throws ApiException 409
   */
  static void checkForUpdate(WorkPool pool, @Nullable ObjectNode sent) {
    if (sent != null) {
      refuse(409, problemOfUpdate(pool, sent));
    }
  }

  /** What the template of a pool has against variables. */
  public static Optional<String> problemOfUpdate(WorkPool pool, ObjectNode variables) {
    return pool.baseJobTemplate().get("variables") instanceof ObjectNode template
        ? JsonSchemas.problemOf(
                variables, SchemaDialect.withoutRequired(SchemaDialect.mended(template, false)))
            .map(why -> "Job variables: " + why)
        : Optional.empty();
  }

  private static void refuse(int status, Optional<String> problem) {
    if (problem.isPresent()) {
      throw ApiException.detail(status, PREFIX + problem.get());
    }
  }
}
