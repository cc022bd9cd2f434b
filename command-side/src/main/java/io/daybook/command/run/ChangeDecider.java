package io.daybook.command.run;

import io.daybook.command.dispatch.Decision;
import io.daybook.filter.StateType;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.FlowRunEvent.FlowRunFlowVersionChanged;
import io.daybook.run.FlowRunEvent.FlowRunInfrastructureChanged;
import io.daybook.run.FlowRunEvent.FlowRunJobVariablesChanged;
import io.daybook.run.FlowRunEvent.FlowRunLabelsChanged;
import io.daybook.run.FlowRunEvent.FlowRunParametersChanged;
import io.daybook.run.FlowRunEvent.FlowRunPolicyChanged;
import io.daybook.run.FlowRunEvent.FlowRunRenamed;
import io.daybook.run.FlowRunEvent.FlowRunTagsChanged;
import io.daybook.run.RunState;
import io.daybook.wire.ApiError;
import io.daybook.wire.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Prefect's rules for changes of flow runs other than of their states. */
final class ChangeDecider {

  private ChangeDecider() {}

  static Decision<FlowRunEvent> decide(@Nullable FlowRun run, ChangeFlowRun command) {
    if (run == null) {
      return Decision.refused(404, "Flow run not found");
    }
    RunState state = run.state();
    if (command.jobVariables() instanceof Field.Value<ObjectNode>) {
      if (state == null) {
        return Decision.refused(
            400, "Flow run state is required to update job variables but none exists");
      }
      if (state.type() != StateType.SCHEDULED) {
        return Decision.refused(
            400, "Job variables for a flow run in state " + state.type() + " cannot be updated");
      }
    }
    return Decision.all(changes(run, command));
  }

  /** Labels are added; none is ever taken away. */
  static Decision<FlowRunEvent> label(@Nullable FlowRun run, ChangeLabels command) {
    if (run == null) {
      return new Decision.Refused<>(
          new ApiError.Message(404, "Flow run with id " + command.flowRunId() + " not found"));
    }
    ObjectNode labels = run.labels().deepCopy();
    labels.setAll(command.labels());
    return labels.equals(run.labels())
        ? Decision.accepted()
        : Decision.accepted(new FlowRunLabelsChanged(run.id(), labels));
  }

  private static List<FlowRunEvent> changes(FlowRun run, ChangeFlowRun command) {
    List<FlowRunEvent> events = new ArrayList<>();
    addValue(events, command.name(), run.name(), name -> new FlowRunRenamed(run.id(), name));
    add(
        events,
        command.flowVersion(),
        run.flowVersion(),
        version -> new FlowRunFlowVersionChanged(run.id(), version));
    addValue(
        events,
        command.parameters(),
        run.parameters(),
        values -> new FlowRunParametersChanged(run.id(), values));
    addValue(
        events,
        command.policy(),
        run.policy(),
        policy -> new FlowRunPolicyChanged(run.id(), policy));
    addValue(events, command.tags(), run.tags(), tags -> new FlowRunTagsChanged(run.id(), tags));
    add(
        events,
        command.infrastructurePid(),
        run.infrastructurePid(),
        pid -> new FlowRunInfrastructureChanged(run.id(), pid));
    add(
        events,
        command.jobVariables(),
        run.jobVariables(),
        variables -> new FlowRunJobVariablesChanged(run.id(), variables));
    return events;
  }

  private static <T> void add(
      List<FlowRunEvent> events,
      Field<T> sent,
      @Nullable T present,
      Function<@Nullable T, FlowRunEvent> event) {
    if (!Objects.equals(sent.over(present), present)) {
      events.add(event.apply(sent.orNull()));
    }
  }

  private static <T> void addValue(
      List<FlowRunEvent> events, Field<T> sent, T present, Function<T, FlowRunEvent> event) {
    T after = sent.orElse(present);
    if (!after.equals(present)) {
      events.add(event.apply(after));
    }
  }
}
