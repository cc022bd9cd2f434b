package io.daybook.command.run;

import io.daybook.client.PrefectClient;
import io.daybook.command.dispatch.RequestScope;
import io.daybook.command.ledger.store.Aggregates;
import io.daybook.command.ledger.store.Moment;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent;
import io.daybook.run.FlowRunEvent.FlowRunPolicyChanged;
import io.daybook.run.FlowRunEvent.FlowRunStateChanged;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings flow runs into other states, within the command being handled. */
@Component
public final class StateChanges {

  private final Aggregates<FlowRun, FlowRunEvent> runs;
  private final RunTable table;
  private final DeploymentSlots slots;
  private final Subflows subflows;
  private final RequestScope request;
  private final Moment moment;

  StateChanges(
      Aggregates<FlowRun, FlowRunEvent> runs,
      RunTable table,
      DeploymentSlots slots,
      Subflows subflows,
      RequestScope request,
      Moment moment) {
    this.runs = runs;
    this.table = table;
    this.slots = slots;
    this.subflows = subflows;
    this.request = request;
    this.moment = moment;
  }

  /**
   * Decides on a state for a run and, if the rules let it, brings the run into it or into another
   * one. Others who want to change the run wait until the command has ended.
   *
   * @return null if there is no such run
   */
  public @Nullable StateAnswer set(UUID runId, NewState proposed, TransitionRules rules) {
    FlowRun run = table.lockFlowRun(runId) ? runs.find(runId) : null;
    if (run == null) {
      return null;
    }
    Ruling.Facts facts =
        new Ruling.Facts(
            moment.now(),
            PrefectClient.of(request.metadata().userAgent()),
            slots,
            () -> UUID.randomUUID().toString());
    return switch (TransitionDecider.decide(run, proposed, rules, facts)) {
      case Ruling.Stay stay -> stay(run, stay);
      case Ruling.Enter enter -> {
        SlotRules.settle(run, enter, rules, facts);
        yield enter(run, enter, facts.now());
      }
    };
  }

  private StateAnswer stay(FlowRun run, Ruling.Stay stay) {
    if (!stay.policy().equals(run.policy())) {
      runs.record(run.id(), List.of(new FlowRunPolicyChanged(run.id(), stay.policy())));
    }
    return StateAnswer.stayed(stay.status(), run.state(), stay.reason(), stay.delaySeconds());
  }

  private StateAnswer enter(FlowRun run, Ruling.Enter enter, Instant now) {
    Transition to = Transition.of(run, enter.policy(), enter.state(), TimeOrderedIds.at(now), now);
    FlowRunEvent changed =
        new FlowRunStateChanged(run.id(), to.state(), to.times(), enter.after().apply(to.policy()));
    subflows.mirror(Objects.requireNonNull(runs.record(run.id(), List.of(changed))));
    return StateAnswer.entered(to.state(), enter.state().data(), enter.rejection());
  }
}
