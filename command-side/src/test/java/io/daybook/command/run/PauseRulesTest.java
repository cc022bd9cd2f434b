package io.daybook.command.run;

import static io.daybook.command.run.GivenRun.NOW;
import static io.daybook.command.run.GivenRun.state;
import static io.daybook.command.run.SetStateStatus.ACCEPT;
import static io.daybook.command.run.SetStateStatus.REJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.run.GivenRun.Outcome;
import io.daybook.filter.StateType;
import io.daybook.run.FlowRunPolicy;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PauseRulesTest {

  private static final NewState KEYED = state(StateType.PAUSED, d -> d.pauseKey = "k");
  private static final NewState SUSPENDED =
      state(StateType.PAUSED, d -> d.pauseReschedule = true).named("Suspended");

  @Test
  void aPauseFiresOnce() {
    GivenRun run = GivenRun.in(StateType.RUNNING);

    Outcome first = run.wish(KEYED);
    run.wish(StateType.RUNNING);
    Outcome second = run.wish(KEYED);

    assertThat(first.run().policy().pauseKeys()).containsExactly("k");
    assertThat(second.status()).isEqualTo(REJECT);
    assertThat(second.reason()).isEqualTo("This pause has already fired.");
  }

  @Test
  void aPauseWithoutAKeyIsGivenOne() {
    Outcome paused = GivenRun.in(StateType.RUNNING).wish(StateType.PAUSED);

    assertThat(paused.run().policy().pauseKeys()).containsExactly("new key");
  }

  @Test
  void onlyADeploymentsRunThatIsNoSubflowIsSuspended() {
    NewState running = state(StateType.RUNNING);

    assertThat(GivenRun.in(running).wish(SUSPENDED).reason())
        .isEqualTo("Cannot suspend flows without a deployment.");
    assertThat(GivenRun.subflow(running).wish(SUSPENDED).reason())
        .isEqualTo("Cannot suspend subflows.");
    assertThat(GivenRun.ofDeployment(running).wish(SUSPENDED).status()).isEqualTo(ACCEPT);
  }

  @Test
  void aRunThatGoesOnIsResuming() {
    Outcome running = GivenRun.in(StateType.PAUSED).wish(StateType.RUNNING);

    assertThat(running.run().policy().resuming()).isTrue();
    assertThat(running.run().times().runCount()).isEqualTo(1);
  }

  @Test
  void theNextRunningOfAResumingRunIsNoNewAttempt() {
    GivenRun run =
        GivenRun.withPolicy(state(StateType.PENDING), FlowRunPolicy.DEFAULT.withResuming(true));

    Outcome running = run.wish(StateType.RUNNING);

    assertThat(running.run().times().runCount()).isZero();
    assertThat(running.run().policy().resuming()).isFalse();
  }

  @Test
  void aBlockedRunThatIsScheduledStartsFromTheBeginning() {
    GivenRun run =
        GivenRun.withPolicy(state(StateType.PAUSED), FlowRunPolicy.DEFAULT.withPauseKey("k"));

    Outcome scheduled = run.wish(StateType.SCHEDULED);

    assertThat(scheduled.run().policy())
        .isEqualTo(FlowRunPolicy.DEFAULT.withRetryType(FlowRunPolicy.RESCHEDULE));
  }

  @Test
  void aSuspendedRunThatIsScheduledKeepsItsPauses() {
    GivenRun run =
        GivenRun.withPolicy(
            state(StateType.PAUSED, d -> d.pauseReschedule = true),
            FlowRunPolicy.DEFAULT.withPauseKey("k"));

    Outcome scheduled = run.wish(StateType.SCHEDULED);

    assertThat(scheduled.run().policy().pauseKeys()).containsExactly("k");
    assertThat(scheduled.run().policy().resuming()).isTrue();
  }

  @Test
  void aPauseThatHasTimedOutFails() {
    NewState over =
        state(StateType.PAUSED, d -> d.pauseTimeout = NOW.minusSeconds(1).atOffset(ZoneOffset.UTC));

    Outcome failed = GivenRun.in(over).wish(StateType.RUNNING);
    Outcome cancelling = GivenRun.in(over).wish(StateType.CANCELLING);

    assertThat(failed.status()).isEqualTo(REJECT);
    assertThat(failed.isNew()).isTrue();
    assertThat(failed.type()).isEqualTo(StateType.FAILED);
    assertThat(failed.state().message()).isEqualTo("The flow was running and never resumed.");
    assertThat(failed.reason())
        .isEqualTo("The flow run pause has timed out and can no longer resume.");
    assertThat(cancelling.type()).isEqualTo(StateType.CANCELLING);
  }
}
