package io.daybook.command.run;

import io.daybook.client.PrefectClient;
import io.daybook.filter.StateType;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.RunState;
import io.daybook.run.StateDetails;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a rule makes of a proposed state. */
sealed interface Ruling {

  /**
   * What rules may ask besides the run.
   *
   * @param client who asks
   * @param keys makes a new key of a pause
   */
  record Facts(Instant now, PrefectClient client, DeploymentSlots slots, Supplier<String> keys) {}

  /**
   * No objection, maybe to a changed state.
   *
   * @param from null if the run has no state yet
   */
  record Proposal(FlowRun run, @Nullable RunState from, NewState to, Facts facts)
      implements Ruling {

    Proposal with(Consumer<StateDetails.Draft> change) {
      return new Proposal(run, from, to.withDetails(to.details().with(change)), facts);
    }

    boolean isFrom(StateType type) {
      return from != null && from.type() == type;
    }

    boolean isTo(StateType type) {
      return to.type() == type;
    }

    /** The slot that the present state names. */
    @Nullable UUID leaseId() {
      return from == null ? null : from.details().deploymentConcurrencyLeaseId();
    }
  }

  /** The end of the matter. */
  sealed interface Verdict extends Ruling {}

  /**
   * The run comes into a state.
   *
   * @param rejection why it is not the proposed one; null if it is
   * @param policy of the run before it enters
   * @param after what happens to the policy once it has entered
   */
  record Enter(
      NewState state,
      @Nullable String rejection,
      FlowRunPolicy policy,
      UnaryOperator<FlowRunPolicy> after)
      implements Verdict {}

  /**
   * The run stays as it is.
   *
   * @param delaySeconds after which to ask again; of WAIT alone
   * @param policy of the run, should that change nevertheless
   */
  record Stay(SetStateStatus status, String reason, int delaySeconds, FlowRunPolicy policy)
      implements Verdict {}

  static Verdict reject(Proposal proposal, String reason) {
    return new Stay(SetStateStatus.REJECT, reason, 0, proposal.run().policy());
  }

  static Verdict abort(Proposal proposal, String reason) {
    return new Stay(SetStateStatus.ABORT, reason, 0, proposal.run().policy());
  }

  static Verdict instead(Proposal proposal, NewState state, String reason) {
    return new Enter(state, reason, proposal.run().policy(), UnaryOperator.identity());
  }
}
