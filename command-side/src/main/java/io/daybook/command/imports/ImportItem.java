package io.daybook.command.imports;

import io.daybook.command.workpool.NewWorkQueue;
import io.daybook.deployment.ConcurrencyOptions;
import io.daybook.deployment.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a line of an import file asks for, its shape already checked. */
sealed interface ImportItem {

  Head head();

  /**
   * What all lines have.
   *
   * @param line its number, from 1
   * @param ref how later lines name it
   * @param updated not before created
   */
  record Head(
      long line,
      String ref,
      UUID id,
      Instant created,
      Instant updated,
      @Nullable Instant lastPolled) {}

  record NewFlow(Head head, String name, List<String> tags, @Nullable ObjectNode labels)
      implements ImportItem {}

  record NewPool(
      Head head,
      String name,
      String type,
      @Nullable String description,
      ObjectNode baseJobTemplate,
      boolean paused,
      @Nullable Integer concurrencyLimit)
      implements ImportItem {}

  record NewQueue(Head head, String poolName, NewWorkQueue queue) implements ImportItem {}

  /**
   * @param flow the id of a flow, or the ref of the line that it came with
   * @param labels only those of the line itself
   */
  record NewDeployment(
      Head head,
      FlowReference flow,
      String name,
      @Nullable String version,
      @Nullable String description,
      @Nullable String path,
      @Nullable String entrypoint,
      @Nullable ArrayNode pullSteps,
      boolean paused,
      List<String> tags,
      ObjectNode labels,
      ObjectNode parameters,
      @Nullable ObjectNode parameterOpenapiSchema,
      boolean enforceParameterSchema,
      ObjectNode jobVariables,
      @Nullable String poolName,
      @Nullable String queueName,
      @Nullable Integer concurrencyLimit,
      @Nullable ConcurrencyOptions concurrencyOptions,
      List<NewSchedule> schedules)
      implements ImportItem {}

  record NewSchedule(
      Schedule schedule, boolean active, ObjectNode parameters, @Nullable String slug) {}

  /** Runs are not imported, and counted. */
  record Skipped(Head head) implements ImportItem {}

  record Bad(Head head, String why) implements ImportItem {}

  /** How a line names the flow of a deployment. */
  sealed interface FlowReference {
    record ById(UUID id) implements FlowReference {}

    record ByRef(String ref) implements FlowReference {}
  }
}
