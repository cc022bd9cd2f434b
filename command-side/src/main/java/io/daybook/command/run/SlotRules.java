package io.daybook.command.run;

import static io.daybook.filter.StateType.CANCELLED;
import static io.daybook.filter.StateType.CANCELLING;
import static io.daybook.filter.StateType.PAUSED;
import static io.daybook.filter.StateType.PENDING;
import static io.daybook.filter.StateType.RUNNING;
import static io.daybook.filter.StateType.SCHEDULED;

import io.daybook.command.run.DeploymentSlots.Grant;
import io.daybook.command.run.Ruling.Enter;
import io.daybook.command.run.Ruling.Proposal;
import io.daybook.filter.StateType;
import io.daybook.run.FlowRun;
import io.daybook.run.RunState;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When runs take, keep and give back the slots of their deployment's limit. */
final class SlotRules {

  /** A run in a state of these types has a slot. */
  static final Set<StateType> HOLDING = Set.of(PENDING, RUNNING, CANCELLING);

  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final String REACHED = "Deployment concurrency limit reached.";

  private SlotRules() {}

  static Ruling takeAtPending(Proposal p) {
    boolean holds = p.from() != null && HOLDING.contains(p.from().type());
    if (!p.isTo(PENDING) || holds || p.facts().client().takesDeploymentSlots()) {
      return p;
    }
    return switch (p.facts().slots().take(p.run())) {
      case Grant.Unlimited _ -> p;
      case Grant.Held(UUID lease) -> held(p, lease);
      case Grant.Gone _ -> Ruling.abort(p, "Deployment not found.");
      case Grant.Closed _ ->
          Ruling.abort(
              p,
              "The deployment concurrency limit is 0. The flow will deadlock if submitted again.");
      case Grant.Full(boolean cancelsNew) ->
          Ruling.instead(
              p,
              cancelsNew
                  ? NewState.of(CANCELLED, REACHED)
                  : NewState.scheduled("AwaitingConcurrencySlot", p.facts().now().plus(WAIT)),
              REACHED);
    };
  }

  // A run that is PAUSED will be refused, though only by a later rule, after it asked for a slot.
  private static Ruling held(Proposal p, UUID lease) {
    if (p.isFrom(PAUSED)) {
      p.facts().slots().giveBack(p.run(), lease);
      return p;
    }
    return p.with(d -> d.deploymentConcurrencyLeaseId = lease);
  }

  static Ruling keepAtRunning(Proposal p) {
    if (!p.isFrom(PENDING) || !p.isTo(RUNNING)) {
      return p;
    }
    UUID lease = p.leaseId();
    Proposal kept = p.with(d -> d.deploymentConcurrencyLeaseId = lease);
    if (lease == null || !p.facts().client().renewsLeases()) {
      return kept;
    }
    return switch (p.facts().slots().renew(p.run(), lease)) {
      case Grant.Unlimited _, Grant.Gone _, Grant.Closed _ -> kept;
      case Grant.Held(UUID held) -> p.with(d -> d.deploymentConcurrencyLeaseId = held);
      case Grant.Full _ ->
          Ruling.instead(
              p,
              NewState.of(
                  CANCELLED,
                  "Deployment concurrency slot lost during provisioning - no slots available to"
                      + " continue execution"),
              "Deployment concurrency limit reached after lease expiry.");
    };
  }

  static Ruling cancelLate(Proposal p) {
    boolean late = p.isFrom(SCHEDULED) && p.isTo(SCHEDULED) && p.to().name().equals("Late");
    return late && p.facts().slots().cancelsNew(p.run())
        ? Ruling.instead(
            p,
            NewState.of(CANCELLED, REACHED),
            "Deployment concurrency limit is full and uses the CANCEL_NEW strategy.")
        : p;
  }

  /** Does what a transition that is going to happen means for the run's slot. */
  static void settle(FlowRun run, Enter entered, TransitionRules rules, Ruling.Facts facts) {
    RunState from = run.state();
    if (from == null || rules == TransitionRules.LATE) {
      return;
    }
    if (rules == TransitionRules.ALL) {
      revokeUnkept(from, entered, facts);
    }
    boolean retriesInProcess =
        entered.rejection() != null && entered.state().name().equals("AwaitingRetry");
    if (HOLDING.contains(from.type())
        && !HOLDING.contains(entered.state().type())
        && !retriesInProcess
        && run.deployment() != null) {
      facts.slots().release(run);
    }
  }

  private static void revokeUnkept(RunState from, Enter entered, Ruling.Facts facts) {
    @Nullable UUID lease = from.details().deploymentConcurrencyLeaseId();
    StateType to = entered.state().type();
    if (lease != null
        && from.type() == PENDING
        && (to == RUNNING || to == CANCELLING)
        && !facts.client().renewsLeases()) {
      facts.slots().revoke(lease);
    }
  }
}
