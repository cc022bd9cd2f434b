package io.daybook.command.imports;

import io.daybook.command.run.NewState;
import io.daybook.command.workpool.NewWorkQueue;
import io.daybook.deployment.ConcurrencyOptions;
import io.daybook.deployment.Schedule;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.TaskRunPolicy;
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
      Reference flow,
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

  /**
   * @param parentTaskRun the task run that it is a subflow of
   * @param tags as a flow run of the API has them
   * @param labels only those of the line itself
   * @param state absent fields as the API fills them
   */
  record NewFlowRun(
      Head head,
      RunMoments moments,
      Reference flow,
      @Nullable Reference deployment,
      @Nullable Reference parentTaskRun,
      String name,
      @Nullable String flowVersion,
      ObjectNode parameters,
      ObjectNode context,
      List<String> tags,
      ObjectNode labels,
      @Nullable String idempotencyKey,
      FlowRunPolicy policy,
      @Nullable String poolName,
      @Nullable String queueName,
      @Nullable ObjectNode jobVariables,
      NewState state)
      implements ImportItem {}

  /**
   * @param flowRun null for a task that ran outside of any flow
   * @param labels only those of the line itself
   */
  record NewTaskRun(
      Head head,
      RunMoments moments,
      @Nullable Reference flowRun,
      String name,
      String taskKey,
      String dynamicKey,
      @Nullable String cacheKey,
      @Nullable Instant cacheExpiration,
      @Nullable String taskVersion,
      TaskRunPolicy policy,
      List<String> tags,
      ObjectNode labels,
      ObjectNode taskInputs,
      NewState state)
      implements ImportItem {}

  /** When a run was to start, started and ended, as far as its line says. */
  record RunMoments(
      @Nullable Instant expectedStart, @Nullable Instant start, @Nullable Instant end) {

    static final RunMoments NONE = new RunMoments(null, null, null);
  }

  record Bad(Head head, String why) implements ImportItem {}

  /** How a line names an object that it belongs to: by its id, or the ref of its line. */
  sealed interface Reference {
    record ById(UUID id) implements Reference {}

    record ByRef(String ref) implements Reference {}
  }
}
