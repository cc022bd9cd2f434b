package io.daybook.command.run;

import static io.daybook.filter.StateType.CANCELLING;
import static io.daybook.filter.StateType.FAILED;
import static io.daybook.filter.StateType.PAUSED;
import static io.daybook.filter.StateType.PENDING;
import static io.daybook.filter.StateType.RUNNING;
import static io.daybook.filter.StateType.SCHEDULED;

import io.daybook.command.run.Ruling.Enter;
import io.daybook.command.run.Ruling.Proposal;
import io.daybook.command.run.Ruling.Stay;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** How runs come into PAUSED and out of it. */
final class PauseRules {

  private PauseRules() {}

  static Ruling pausing(Proposal p) {
    if (!p.isTo(PAUSED)) {
      return p;
    }
    String verb = verb(p);
    if (p.from() == null) {
      return Ruling.abort(p, "Cannot " + verb + " flows with no state.");
    }
    if (!p.isFrom(RUNNING)) {
      return Ruling.reject(p, "Cannot " + verb + " flows that are not currently running.");
    }
    List<String> fired = p.run().policy().pauseKeys();
    String key = p.to().details().pauseKey();
    if (fired != null && key != null && fired.contains(key)) {
      return Ruling.reject(p, "This " + verb + " has already fired.");
    }
    if (!p.to().details().pauseReschedule()) {
      return p;
    }
    if (p.run().parentTaskRunId() != null) {
      return Ruling.abort(p, "Cannot " + verb + " subflows.");
    }
    return p.run().deployment() == null
        ? Ruling.abort(p, "Cannot " + verb + " flows without a deployment.")
        : p;
  }

  static Ruling resuming(Proposal p) {
    RunState from = p.from();
    if (from == null || !p.isFrom(PAUSED)) {
      return p;
    }
    if (p.isTo(PENDING)) {
      return stay(
          p,
          "This run cannot transition to the StateType.PENDING state from the StateType.PAUSED"
              + " state.");
    }
    String name = p.to().name().toLowerCase(Locale.ROOT);
    if (from.details().pauseReschedule() && p.run().deployment() == null) {
      return stay(p, "Cannot reschedule a " + name + " flow run without a deployment.");
    }
    Instant timeout = from.details().pauseEnd();
    if (p.isTo(CANCELLING) || timeout == null || !timeout.isBefore(p.facts().now())) {
      return p;
    }
    return new Enter(
        NewState.of(FAILED, "The flow was " + name + " and never resumed."),
        "The flow run " + verb(p) + " has timed out and can no longer resume.",
        p.run().policy(),
        policy -> policy.withResuming(true));
  }

  /** What becomes of the policy when the proposal is accepted. */
  static UnaryOperator<FlowRunPolicy> after(Proposal p) {
    RunState from = p.from();
    if (p.isTo(PAUSED)) {
      String key = Objects.requireNonNullElseGet(p.to().details().pauseKey(), p.facts().keys());
      return policy -> policy.withPauseKey(key);
    }
    if (from == null || !p.isFrom(PAUSED)) {
      return UnaryOperator.identity();
    }
    return p.isTo(SCHEDULED) && !from.details().pauseReschedule()
        ? policy -> TransitionDecider.started(policy).withRetryType(FlowRunPolicy.RESCHEDULE)
        : policy -> policy.withResuming(true);
  }

  /** The run stays PAUSED; that it was to go on is remembered nevertheless. */
  private static Ruling stay(Proposal p, String reason) {
    return new Stay(SetStateStatus.REJECT, reason, 0, p.run().policy().withResuming(true));
  }

  private static String verb(Proposal p) {
    return p.to().name().equals("Suspended") ? "suspend" : "pause";
  }
}
