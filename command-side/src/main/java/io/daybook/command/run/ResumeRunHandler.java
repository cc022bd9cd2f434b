package io.daybook.command.run;

import io.daybook.command.deployment.parameters.Hydration;
import io.daybook.command.deployment.parameters.HydrationException;
import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Moment;
import io.daybook.filter.StateType;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.RunState;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

@Component
final class ResumeRunHandler implements CommandHandler<ResumeRun, StateAnswer> {

  private final Aggregates<FlowRun, FlowRunEvent> runs;
  private final RunTable table;
  private final StateChanges changes;
  private final Moment moment;

  ResumeRunHandler(
      Aggregates<FlowRun, FlowRunEvent> runs, RunTable table, StateChanges changes, Moment moment) {
    this.runs = runs;
    this.table = table;
    this.changes = changes;
    this.moment = moment;
  }

  @Override
  public Class<ResumeRun> type() {
    return ResumeRun.class;
  }

  /**
   * A run whose process has ended is scheduled; one that waits in its process goes on. One that
   * waits for an input waits on: what an input has to be is an input itself, and there are none.
   */
  @Override
  public StateAnswer handle(ResumeRun command) {
    UUID id = command.flowRunId();
    FlowRun run = table.lockFlowRun(id) ? runs.find(id) : null;
    if (run == null) {
      throw SetStateHandler.notFound(id);
    }
    RunState state = run.state();
    if (state == null || state.type() != StateType.PAUSED) {
      return StateAnswer.aborted(null, "Cannot resume a flow run that is not paused.");
    }
    if (waitsForInput(state)) {
      return StateAnswer.notResumed(state, problemOf(command.input()));
    }
    NewState next =
        state.details().pauseReschedule()
            ? NewState.scheduled("Resuming", moment.now())
            : NewState.of(StateType.RUNNING);
    return Objects.requireNonNull(changes.set(id, next, TransitionRules.ALL));
  }

  private static boolean waitsForInput(RunState state) {
    ObjectNode keys = state.details().runInputKeyset();
    return keys != null && !keys.isEmpty();
  }

  private static String problemOf(ObjectNode input) {
    try {
      Hydration.hydrate(input);
      return "Run input schema not found.";
    } catch (HydrationException e) {
      return "Error hydrating run input: " + e.getMessage();
    }
  }
}
