package io.daybook.run;

import io.daybook.run.FlowRunEvent.FlowRunCreated;
import io.daybook.run.FlowRunEvent.FlowRunDeleted;
import io.daybook.run.FlowRunEvent.FlowRunFlowVersionChanged;
import io.daybook.run.FlowRunEvent.FlowRunInfrastructureChanged;
import io.daybook.run.FlowRunEvent.FlowRunJobVariablesChanged;
import io.daybook.run.FlowRunEvent.FlowRunLabelsChanged;
import io.daybook.run.FlowRunEvent.FlowRunParametersChanged;
import io.daybook.run.FlowRunEvent.FlowRunParentLost;
import io.daybook.run.FlowRunEvent.FlowRunPolicyChanged;
import io.daybook.run.FlowRunEvent.FlowRunRenamed;
import io.daybook.run.FlowRunEvent.FlowRunStateChanged;
import io.daybook.run.FlowRunEvent.FlowRunTagsChanged;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What each event does to a flow run. */
final class FlowRunEvolution {

  private FlowRunEvolution() {}

  static @Nullable FlowRun evolve(@Nullable FlowRun before, FlowRunEvent event, Instant at) {
    return switch (event) {
      case FlowRunCreated e -> created(e, at);
      case FlowRunStateChanged e -> changed(before, at, run -> enter(run, e));
      case FlowRunRenamed e -> changed(before, at, run -> run.name = e.name());
      case FlowRunFlowVersionChanged e ->
          changed(before, at, run -> run.flowVersion = e.flowVersion());
      case FlowRunParametersChanged e ->
          changed(before, at, run -> run.parameters = e.parameters());
      case FlowRunPolicyChanged e -> changed(before, at, run -> run.policy = e.policy());
      case FlowRunTagsChanged e -> changed(before, at, run -> run.tags = e.tags());
      case FlowRunLabelsChanged e -> changed(before, at, run -> run.labels = e.labels());
      case FlowRunInfrastructureChanged e ->
          changed(before, at, run -> run.infrastructurePid = e.infrastructurePid());
      case FlowRunJobVariablesChanged e ->
          changed(before, at, run -> run.jobVariables = e.jobVariables());
      case FlowRunParentLost _ -> changed(before, at, FlowRunEvolution::loseParent);
      case FlowRunDeleted _ -> null;
    };
  }

  private static void enter(FlowRunDraft run, FlowRunStateChanged event) {
    run.state = event.state();
    run.times = event.times();
    run.policy = event.policy();
  }

  private static void loseParent(FlowRunDraft run) {
    run.parentTaskRunId = null;
    run.parentFlowRunId = null;
  }

  private static FlowRun changed(
      @Nullable FlowRun before, Instant at, Consumer<FlowRunDraft> change) {
    FlowRunDraft draft =
        new FlowRunDraft(
            Objects.requireNonNull(before, "an event of a flow run that does not exist"), at);
    change.accept(draft);
    return draft.run();
  }

  private static FlowRun created(FlowRunCreated e, Instant at) {
    return new FlowRun(
        e.flowRunId(),
        e.number(),
        at,
        at,
        e.flowId(),
        e.name(),
        e.deployment(),
        e.flowVersion(),
        e.parameters(),
        e.context(),
        e.tags(),
        e.labels(),
        e.idempotencyKey(),
        e.policy(),
        e.parentTaskRunId(),
        e.parentFlowRunId(),
        e.workQueueId(),
        e.workQueueName(),
        e.autoScheduled(),
        e.infrastructureDocumentId(),
        null,
        e.createdBy(),
        e.jobVariables(),
        e.state(),
        e.times());
  }
}
