package io.daybook.command.run;

import io.daybook.client.PrefectClient;
import io.daybook.filter.StateType;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunEvent.FlowRunInfrastructureChanged;
import io.daybook.run.FlowRunEvent.FlowRunStateChanged;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.RunDeployment;
import io.daybook.run.RunState;
import io.daybook.run.StateDetails;
import io.daybook.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The words that tests of states have in common: a run in a state, a wish, and what comes of it.
 */
final class GivenRun {

  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final Instant PAST = NOW.minusSeconds(60);
  static final UUID ID = new UUID(0, 0xf);
  static final UUID STATE_ID = new UUID(0, 0x5);
  static final RunDeployment DEPLOYMENT = new RunDeployment(new UUID(0, 0xd), 7, null);

  private FlowRun run;
  private final FakeSlots slots = new FakeSlots();
  private PrefectClient client = client("3.9.1");

  private GivenRun(FlowRun run) {
    this.run = run;
  }

  /** What became of a wish: the verdict, and the run after it. */
  record Outcome(
      SetStateStatus status, @Nullable String reason, int delay, boolean isNew, FlowRun run) {

    RunState state() {
      return Objects.requireNonNull(run.state());
    }

    StateType type() {
      return state().type();
    }

    String name() {
      return state().name();
    }
  }

  /** A run that came into the state a minute ago, and was due then. */
  static GivenRun in(StateType type) {
    return in(state(type));
  }

  static GivenRun in(NewState state) {
    return made(state, null, FlowRunPolicy.DEFAULT, null);
  }

  static GivenRun ofDeployment(NewState state) {
    return made(state, DEPLOYMENT, FlowRunPolicy.DEFAULT, null);
  }

  static GivenRun withPolicy(NewState state, FlowRunPolicy policy) {
    return made(state, DEPLOYMENT, policy, null);
  }

  static GivenRun subflow(NewState state) {
    return made(state, DEPLOYMENT, FlowRunPolicy.DEFAULT, new UUID(0, 0x7));
  }

  static NewState state(StateType type) {
    return type == StateType.SCHEDULED ? NewState.scheduled("Scheduled", PAST) : NewState.of(type);
  }

  static NewState state(StateType type, Consumer<StateDetails.Draft> details) {
    NewState state = state(type);
    return state.withDetails(state.details().with(details));
  }

  private static GivenRun made(
      NewState state,
      @Nullable RunDeployment deployment,
      FlowRunPolicy policy,
      @Nullable UUID parent) {
    NewFlowRun wanted =
        new NewFlowRun(
            new UUID(0, 1),
            "run",
            state,
            deployment,
            null,
            Json.object(),
            Json.object(),
            List.of(),
            Json.object(),
            null,
            policy,
            parent,
            null,
            null,
            false,
            null,
            null,
            null);
    return new GivenRun(
        Objects.requireNonNull(
            FlowRun.evolve(null, wanted.created(ID, 1, null, STATE_ID, PAST), PAST)));
  }

  GivenRun withPid() {
    run =
        Objects.requireNonNull(
            FlowRun.evolve(run, new FlowRunInfrastructureChanged(ID, "host:1"), PAST));
    return this;
  }

  GivenRun askedBy(String version) {
    client = client(version);
    return this;
  }

  private static PrefectClient client(String version) {
    return PrefectClient.of("prefect/" + version + " (API 0.8.4)");
  }

  GivenRun withSlots(DeploymentSlots.Grant grant) {
    slots.grant = grant;
    return this;
  }

  FakeSlots slots() {
    return slots;
  }

  FlowRun run() {
    return run;
  }

  RunState now() {
    return Objects.requireNonNull(run.state());
  }

  Outcome wish(StateType type) {
    return wish(state(type));
  }

  Outcome wish(NewState state) {
    return wish(state, TransitionRules.ALL);
  }

  Outcome force(StateType type) {
    return wish(state(type), TransitionRules.FORCED);
  }

  Outcome wish(NewState state, TransitionRules rules) {
    Ruling.Facts facts = new Ruling.Facts(NOW, client, slots, () -> "new key");
    return switch (TransitionDecider.decide(run, state, rules, facts)) {
      case Ruling.Stay stay ->
          new Outcome(stay.status(), stay.reason(), stay.delaySeconds(), false, run);
      case Ruling.Enter enter -> {
        SlotRules.settle(run, enter, rules, facts);
        Transition to = Transition.of(run, enter.policy(), enter.state(), new UUID(0, 0x6), NOW);
        FlowRunStateChanged changed =
            new FlowRunStateChanged(ID, to.state(), to.times(), enter.after().apply(to.policy()));
        run = Objects.requireNonNull(FlowRun.evolve(run, changed, NOW));
        SetStateStatus status =
            enter.rejection() == null ? SetStateStatus.ACCEPT : SetStateStatus.REJECT;
        yield new Outcome(status, enter.rejection(), 0, true, run);
      }
    };
  }

  /** Slots that grant what they are told to, and remember what they were asked. */
  static final class FakeSlots implements DeploymentSlots {

    Grant grant = new Grant.Unlimited();
    boolean cancelsNew;
    int taken;
    int renewed;
    int givenBack;
    int released;
    int revoked;

    @Override
    public Grant take(FlowRun run) {
      taken++;
      return grant;
    }

    @Override
    public Grant renew(FlowRun run, UUID leaseId) {
      renewed++;
      return grant;
    }

    @Override
    public void giveBack(FlowRun run, UUID leaseId) {
      givenBack++;
    }

    @Override
    public void release(FlowRun run) {
      released++;
    }

    @Override
    public void releaseOfUnreadable(UUID runId, UUID deploymentId) {
      released++;
    }

    @Override
    public void revoke(UUID leaseId) {
      revoked++;
    }

    @Override
    public boolean cancelsNew(FlowRun run) {
      return cancelsNew;
    }
  }
}
