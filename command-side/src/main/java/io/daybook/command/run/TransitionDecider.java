package io.daybook.command.run;

import static io.daybook.filter.StateType.CANCELLED;
import static io.daybook.filter.StateType.CANCELLING;
import static io.daybook.filter.StateType.CRASHED;
import static io.daybook.filter.StateType.FAILED;
import static io.daybook.filter.StateType.PAUSED;
import static io.daybook.filter.StateType.PENDING;
import static io.daybook.filter.StateType.RUNNING;
import static io.daybook.filter.StateType.SCHEDULED;

import io.daybook.command.run.Ruling.Enter;
import io.daybook.command.run.Ruling.Facts;
import io.daybook.command.run.Ruling.Proposal;
import io.daybook.command.run.Ruling.Stay;
import io.daybook.command.run.Ruling.Verdict;
import io.daybook.filter.StateType;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.RunState;
import io.daybook.run.StateDetails;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Prefect's rules for the states of flow runs, in their order: the first that objects decides. */
final class TransitionDecider {

  private static final List<Function<Proposal, Ruling>> ALL =
      List.of(
          TransitionDecider::keepLease,
          TransitionDecider::once,
          TransitionDecider::leavingTheEnd,
          TransitionDecider::cancellingToCancelled,
          TransitionDecider::withoutInfrastructure,
          TransitionDecider::pendingOnce,
          SlotRules::keepAtRunning,
          SlotRules::takeAtPending,
          TransitionDecider::onlyScheduledIsLate,
          PauseRules::pausing,
          PauseRules::resuming,
          TransitionDecider::copyScheduledTime,
          TransitionDecider::waitForScheduledTime,
          TransitionDecider::retry);

  private static final List<Function<Proposal, Ruling>> FORCED =
      List.of(
          TransitionDecider::keepLease,
          ResultRules::keepResult,
          TransitionDecider::withoutInfrastructure);

  private static final List<Function<Proposal, Ruling>> LATE =
      List.of(TransitionDecider::onlyScheduledIsLate, SlotRules::cancelLate);

  private static final Set<StateType> NOT_FROM_THE_END = Set.of(CANCELLING, PAUSED, CRASHED);
  private static final Set<StateType> NOT_TO_PENDING =
      Set.of(PENDING, CANCELLING, RUNNING, CANCELLED);

  private TransitionDecider() {}

  static Verdict decide(FlowRun run, NewState proposed, TransitionRules rules, Facts facts) {
    Proposal proposal = new Proposal(run, run.state(), proposed.dueBy(facts.now()), facts);
    for (Function<Proposal, Ruling> rule : of(rules)) {
      switch (rule.apply(proposal)) {
        case Proposal next -> proposal = next;
        case Verdict verdict -> {
          return verdict;
        }
      }
    }
    return rules == TransitionRules.ALL
        ? new Enter(proposal.to(), null, policy(proposal), PauseRules.after(proposal))
        : new Enter(proposal.to(), null, run.policy(), UnaryOperator.identity());
  }

  private static List<Function<Proposal, Ruling>> of(TransitionRules rules) {
    return switch (rules) {
      case ALL -> ALL;
      case FORCED -> FORCED;
      case LATE -> LATE;
    };
  }

  private static FlowRunPolicy policy(Proposal p) {
    FlowRunPolicy policy = p.run().policy();
    if (p.from() != null && p.from().isTerminal() && !p.to().isTerminal()) {
      return started(policy).withRetryType(p.isTo(SCHEDULED) ? FlowRunPolicy.RESCHEDULE : null);
    }
    return p.isFrom(RUNNING) && p.isTo(FAILED) ? policy.withRetryType(null) : policy;
  }

  /** Of an attempt in which all pauses fire again. */
  static FlowRunPolicy started(FlowRunPolicy policy) {
    return policy.withResuming(false).withPauseKeys(List.of());
  }

  private static Ruling keepLease(Proposal p) {
    UUID lease = p.leaseId();
    return lease == null || p.to().details().deploymentConcurrencyLeaseId() != null
        ? p
        : p.with(d -> d.deploymentConcurrencyLeaseId = lease);
  }

  private static Ruling once(Proposal p) {
    UUID sent = p.to().details().transitionId();
    boolean again =
        sent != null && p.from() != null && sent.equals(p.from().details().transitionId());
    return again ? Ruling.reject(p, "This run has already made this state transition.") : p;
  }

  private static Ruling leavingTheEnd(Proposal p) {
    RunState from = p.from();
    if (from == null || !from.isTerminal()) {
      return p;
    }
    if (NOT_FROM_THE_END.contains(p.to().type())) {
      return Ruling.abort(p, "Run is already in terminal state " + from.type() + ".");
    }
    if (ResultRules.hasResult(from) && !p.to().isTerminal()) {
      return Ruling.reject(p, "Run is already COMPLETED.");
    }
    if (ResultRules.keepResult(p) instanceof Verdict kept) {
      return kept;
    }
    return p.isTo(SCHEDULED) && p.run().deployment() == null
        ? Ruling.abort(p, "Cannot reschedule a run without an associated deployment.")
        : p;
  }

  private static Ruling cancellingToCancelled(Proposal p) {
    return p.isFrom(CANCELLING) && !p.isTo(CANCELLED)
        ? Ruling.reject(
            p, "Cannot transition flows that are cancelling to a state other than Cancelled.")
        : p;
  }

  /** What has no process needs no one to end it. Holds even for forced transitions. */
  private static Ruling withoutInfrastructure(Proposal p) {
    RunState from = p.from();
    if (from == null || !p.isTo(CANCELLING) || !(p.isFrom(SCHEDULED) || p.isFrom(PAUSED))) {
      return p;
    }
    String pid = p.run().infrastructurePid();
    boolean unsubmitted = p.isFrom(SCHEDULED) && (pid == null || pid.isEmpty());
    if (unsubmitted || from.name().equals("Resuming")) {
      return cancelled(p, "Scheduled flow run has no infrastructure to terminate.");
    }
    return p.isFrom(PAUSED) && from.details().pauseReschedule()
        ? cancelled(p, "Suspended flow run has no infrastructure to terminate.")
        : p;
  }

  private static Ruling cancelled(Proposal p, String reason) {
    return Ruling.instead(p, NewState.of(CANCELLED), reason);
  }

  /** Two workers must not submit one run; but one may tell how far it is, by names. */
  private static Ruling pendingOnce(Proposal p) {
    RunState from = p.from();
    if (from == null || !p.isTo(PENDING) || !NOT_TO_PENDING.contains(from.type())) {
      return p;
    }
    String name = p.to().name();
    if (p.isFrom(PENDING) && !from.name().equals(name) && !name.equals("Pending")) {
      StateDetails details = from.details();
      return p.with(d -> {
        d.scheduledTime = details.scheduledTime();
        d.deploymentConcurrencyLeaseId = details.deploymentConcurrencyLeaseId();
      });
    }
    return Ruling.abort(
        p, "This run is in a " + from.type() + " state and cannot transition to a PENDING state.");
  }

  private static Ruling onlyScheduledIsLate(Proposal p) {
    RunState from = p.from();
    if (from == null || !p.isTo(SCHEDULED) || !p.to().name().equals("Late")) {
      return p;
    }
    if (!p.isFrom(SCHEDULED)) {
      return Ruling.reject(p, "Only scheduled flows can be marked late.");
    }
    return from.name().equals("Late")
        ? Ruling.reject(p, "This flow run is already marked late.")
        : p;
  }

  private static Ruling copyScheduledTime(Proposal p) {
    RunState from = p.from();
    return from != null
            && p.isFrom(SCHEDULED)
            && p.isTo(PENDING)
            && p.to().details().scheduledTime() == null
        ? p.with(d -> d.scheduledTime = from.details().scheduledTime())
        : p;
  }

  private static Ruling waitForScheduledTime(Proposal p) {
    int seconds = ScheduledTimes.secondsToWait(p.from(), p.to(), p.facts().now());
    return seconds > 0
        ? new Stay(
            SetStateStatus.WAIT, "Scheduled time is in the future", seconds, p.run().policy())
        : p;
  }

  private static Ruling retry(Proposal p) {
    FlowRunPolicy policy = p.run().policy();
    Integer retries = policy.retries();
    if (!p.isFrom(RUNNING)
        || !p.isTo(FAILED)
        || retries == null
        || p.run().times().runCount() > retries) {
      return p;
    }
    int delay = Objects.requireNonNullElse(policy.retryDelay(), 0);
    StateDetails details =
        StateDetails.scheduled(p.facts().now().plusSeconds(delay))
            .with(d -> d.deploymentConcurrencyLeaseId = p.leaseId());
    NewState next =
        new NewState(SCHEDULED, "AwaitingRetry", p.to().message(), p.to().data(), details);
    return new Enter(
        next,
        "Retrying",
        started(policy).withRetryType(FlowRunPolicy.IN_PROCESS),
        UnaryOperator.identity());
  }
}
