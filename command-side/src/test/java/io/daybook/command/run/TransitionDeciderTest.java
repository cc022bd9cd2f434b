package io.daybook.command.run;

import static io.daybook.command.run.GivenRun.NOW;
import static io.daybook.command.run.GivenRun.state;
import static io.daybook.command.run.SetStateStatus.ABORT;
import static io.daybook.command.run.SetStateStatus.ACCEPT;
import static io.daybook.command.run.SetStateStatus.REJECT;
import static io.daybook.command.run.SetStateStatus.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.run.DeploymentSlots.Grant;
import io.daybook.command.run.GivenRun.Outcome;
import io.daybook.filter.StateType;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.StateDetails;
import io.daybook.wire.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransitionDeciderTest {

  private static final UUID LEASE = new UUID(0, 0xaa);
  private static final FlowRunPolicy TWO_RETRIES =
      new FlowRunPolicy(0, 0, 2, 30, List.of("k"), false, null);

  @Test
  void aTransitionThatIsSentAgainIsMadeOnce() {
    UUID transition = new UUID(0, 9);
    GivenRun run = GivenRun.in(state(StateType.RUNNING, d -> d.transitionId = transition));

    Outcome again = run.wish(state(StateType.FAILED, d -> d.transitionId = transition));

    assertThat(again.status()).isEqualTo(REJECT);
    assertThat(again.reason()).isEqualTo("This run has already made this state transition.");
    assertThat(again.isNew()).isFalse();
  }

  @Test
  void aRunThatIsEarlyWaits() {
    GivenRun run = GivenRun.in(NewState.scheduled("Scheduled", NOW.plusMillis(90_400)));

    Outcome early = run.wish(StateType.RUNNING);

    assertThat(early.status()).isEqualTo(WAIT);
    assertThat(early.reason()).isEqualTo("Scheduled time is in the future");
    assertThat(early.delay()).isEqualTo(90);
    assertThat(early.type()).isEqualTo(StateType.SCHEDULED);
  }

  @Test
  void aRunThatIsEarlyByLessThanHalfASecondDoesNotWait() {
    GivenRun run = GivenRun.in(NewState.scheduled("Scheduled", NOW.plusMillis(400)));

    assertThat(run.wish(StateType.RUNNING).status()).isEqualTo(ACCEPT);
  }

  @Test
  void aPendingRunWaitsForTheTimeOfItsSchedule() {
    Instant due = NOW.plusSeconds(20);
    GivenRun run = GivenRun.in(NewState.scheduled("Scheduled", due));

    Outcome pending = run.wish(StateType.PENDING);
    Outcome running = run.wish(StateType.RUNNING);

    assertThat(details(pending).due()).isEqualTo(due);
    assertThat(running.status()).isEqualTo(WAIT);
  }

  @Test
  void aPendingRunMayTellHowFarItIsByNames() {
    Instant due = NOW.minusSeconds(20);
    GivenRun run =
        GivenRun.in(
            state(
                StateType.PENDING,
                d -> {
                  d.scheduledTime = due.atOffset(ZoneOffset.UTC);
                  d.deploymentConcurrencyLeaseId = LEASE;
                }));

    Outcome submitting = run.wish(NewState.of(StateType.PENDING).named("Submitting"));
    Outcome again = run.wish(NewState.of(StateType.PENDING).named("Submitting"));
    Outcome back = run.wish(StateType.PENDING);

    assertThat(submitting.status()).isEqualTo(ACCEPT);
    assertThat(details(submitting).due()).isEqualTo(due);
    assertThat(details(submitting).deploymentConcurrencyLeaseId()).isEqualTo(LEASE);
    assertThat(again.status()).isEqualTo(ABORT);
    assertThat(back.status()).isEqualTo(ABORT);
  }

  @Test
  void onlyScheduledRunsAreLateAndOnce() {
    NewState late = NewState.scheduled("Late", NOW);
    GivenRun scheduled = GivenRun.in(StateType.SCHEDULED);

    assertThat(GivenRun.in(StateType.RUNNING).wish(late).reason())
        .isEqualTo("Only scheduled flows can be marked late.");
    assertThat(scheduled.wish(late).status()).isEqualTo(ACCEPT);
    assertThat(scheduled.wish(late, TransitionRules.LATE).reason())
        .isEqualTo("This flow run is already marked late.");
  }

  @Test
  void aRunThatIsLateForAFullDeploymentMayBeCancelled() {
    GivenRun run = GivenRun.ofDeployment(state(StateType.SCHEDULED));
    run.slots().cancelsNew = true;

    Outcome late = run.wish(NewState.scheduled("Late", NOW), TransitionRules.LATE);

    assertThat(late.type()).isEqualTo(StateType.CANCELLED);
    assertThat(late.reason())
        .isEqualTo("Deployment concurrency limit is full and uses the CANCEL_NEW strategy.");
  }

  @Test
  void aRunWithAProcessIsCancelledByIt() {
    GivenRun run = GivenRun.in(StateType.SCHEDULED).withPid();

    assertThat(run.wish(StateType.CANCELLING).type()).isEqualTo(StateType.CANCELLING);
  }

  @Test
  void aRunThatIsResumingHasNoProcessYet() {
    GivenRun run = GivenRun.in(NewState.scheduled("Resuming", NOW)).withPid();

    Outcome outcome = run.force(StateType.CANCELLING);

    assertThat(outcome.type()).isEqualTo(StateType.CANCELLED);
    assertThat(outcome.reason())
        .isEqualTo("Scheduled flow run has no infrastructure to terminate.");
  }

  @Test
  void aSuspendedRunHasNoProcess() {
    GivenRun run = GivenRun.ofDeployment(state(StateType.PAUSED, d -> d.pauseReschedule = true));

    Outcome outcome = run.wish(StateType.CANCELLING);

    assertThat(outcome.type()).isEqualTo(StateType.CANCELLED);
    assertThat(outcome.reason())
        .isEqualTo("Suspended flow run has no infrastructure to terminate.");
  }

  @Test
  void aResultIsNotLost() {
    NewState stored = completed("{\"type\":\"reference\"}");

    assertThat(GivenRun.in(stored).wish(StateType.RUNNING).reason())
        .isEqualTo("Run is already COMPLETED.");
    assertThat(GivenRun.in(stored).force(StateType.COMPLETED).reason())
        .isEqualTo(
            "Cannot overwrite a COMPLETED state that carries persisted result data with one that"
                + " does not.");
    assertThat(GivenRun.in(stored).force(StateType.RUNNING).status()).isEqualTo(ACCEPT);
    assertThat(GivenRun.in(stored).wish(stored).status()).isEqualTo(ACCEPT);
    assertThat(
            GivenRun.in(completed("{\"type\":\"unpersisted\"}")).wish(StateType.RUNNING).status())
        .isEqualTo(ACCEPT);
  }

  @Test
  void aFailedRunIsTriedAgainWhileItHasRetries() {
    GivenRun run = GivenRun.withPolicy(state(StateType.RUNNING), TWO_RETRIES);

    Outcome retry = run.wish(NewState.of(StateType.FAILED, "boom"));

    assertThat(retry.status()).isEqualTo(REJECT);
    assertThat(retry.reason()).isEqualTo("Retrying");
    assertThat(retry.name()).isEqualTo("AwaitingRetry");
    assertThat(details(retry).due()).isEqualTo(NOW.plusSeconds(30));
    assertThat(retry.state().message()).isEqualTo("boom");
    assertThat(retry.run().policy().retryType()).isEqualTo(FlowRunPolicy.IN_PROCESS);
    assertThat(retry.run().policy().pauseKeys()).isEmpty();
  }

  @Test
  void aRunWithoutRetriesLeftFails() {
    GivenRun run =
        GivenRun.withPolicy(
            state(StateType.RUNNING),
            new FlowRunPolicy(0, 0, 0, null, List.of(), false, FlowRunPolicy.IN_PROCESS));

    Outcome failed = run.wish(StateType.FAILED);

    assertThat(failed.status()).isEqualTo(ACCEPT);
    assertThat(failed.run().policy().retryType()).isNull();
  }

  @Test
  void aRunThatHasEndedStartsAnewWithAllItsPauses() {
    FlowRunPolicy paused = FlowRunPolicy.DEFAULT.withPauseKey("k").withResuming(true);
    GivenRun run = GivenRun.withPolicy(state(StateType.FAILED), paused);

    Outcome scheduled = run.wish(StateType.SCHEDULED);

    assertThat(scheduled.run().policy())
        .isEqualTo(FlowRunPolicy.DEFAULT.withRetryType(FlowRunPolicy.RESCHEDULE));
    assertThat(scheduled.run().times().end()).isNull();
  }

  @Test
  void aRunOfAFullDeploymentWaitsForASlot() {
    GivenRun run =
        GivenRun.ofDeployment(state(StateType.SCHEDULED)).withSlots(new Grant.Full(false));

    Outcome waits = run.wish(StateType.PENDING);

    assertThat(waits.status()).isEqualTo(REJECT);
    assertThat(waits.name()).isEqualTo("AwaitingConcurrencySlot");
    assertThat(waits.reason()).isEqualTo("Deployment concurrency limit reached.");
    assertThat(details(waits).due()).isEqualTo(NOW.plusSeconds(30));
  }

  @Test
  void aRunOfAFullDeploymentIsCancelledIfItSaysSo() {
    GivenRun run =
        GivenRun.ofDeployment(state(StateType.SCHEDULED)).withSlots(new Grant.Full(true));

    Outcome cancelled = run.wish(StateType.PENDING);

    assertThat(cancelled.type()).isEqualTo(StateType.CANCELLED);
    assertThat(cancelled.state().message()).isEqualTo("Deployment concurrency limit reached.");
  }

  @Test
  void aSlotIsHeldFromPendingToTheEnd() {
    GivenRun run =
        GivenRun.ofDeployment(state(StateType.SCHEDULED)).withSlots(new Grant.Held(LEASE));

    assertThat(details(run.wish(StateType.PENDING)).deploymentConcurrencyLeaseId())
        .isEqualTo(LEASE);
    assertThat(details(run.wish(StateType.RUNNING)).deploymentConcurrencyLeaseId())
        .isEqualTo(LEASE);
    assertThat(run.slots().released).isZero();
    assertThat(details(run.wish(StateType.COMPLETED)).deploymentConcurrencyLeaseId())
        .isEqualTo(LEASE);
    assertThat(run.slots().released).isEqualTo(1);
    assertThat(run.slots().taken).isEqualTo(1);
    assertThat(run.slots().renewed).isEqualTo(1);
  }

  @Test
  void aRunThatLostItsSlotOnTheWayIsCancelled() {
    GivenRun run =
        GivenRun.ofDeployment(state(StateType.PENDING, d -> d.deploymentConcurrencyLeaseId = LEASE))
            .withSlots(new Grant.Full(false));

    Outcome lost = run.wish(StateType.RUNNING);

    assertThat(lost.type()).isEqualTo(StateType.CANCELLED);
    assertThat(lost.reason()).isEqualTo("Deployment concurrency limit reached after lease expiry.");
  }

  @Test
  void anOldClientKeepsItsSlotWithoutALease() {
    GivenRun run =
        GivenRun.ofDeployment(state(StateType.PENDING, d -> d.deploymentConcurrencyLeaseId = LEASE))
            .askedBy("3.4.10");

    run.wish(StateType.RUNNING);

    assertThat(run.slots().renewed).isZero();
    assertThat(run.slots().revoked).isEqualTo(1);
    assertThat(run.slots().released).isZero();
  }

  @Test
  void aWorkerThatTakesSlotsByItselfIsGivenNone() {
    GivenRun run =
        GivenRun.ofDeployment(state(StateType.SCHEDULED))
            .withSlots(new Grant.Full(true))
            .askedBy("3.0.3");

    Outcome pending = run.wish(StateType.PENDING);

    assertThat(pending.type()).isEqualTo(StateType.PENDING);
    assertThat(details(pending).deploymentConcurrencyLeaseId()).isNull();
    assertThat(run.slots().taken).isZero();
  }

  @Test
  void aRetryInTheSameProcessKeepsTheSlot() {
    GivenRun run = GivenRun.withPolicy(state(StateType.RUNNING), TWO_RETRIES);

    run.wish(StateType.FAILED);

    assertThat(run.slots().released).isZero();
  }

  @Test
  void forceTakesNoSlotButReleasesOne() {
    GivenRun run = GivenRun.ofDeployment(state(StateType.SCHEDULED));

    run.force(StateType.PENDING);
    run.force(StateType.FAILED);

    assertThat(run.slots().taken).isZero();
    assertThat(run.slots().released).isEqualTo(1);
  }

  @Test
  void aPausedRunHasNoSlotInTheEnd() {
    GivenRun run = GivenRun.ofDeployment(state(StateType.PAUSED)).withSlots(new Grant.Held(LEASE));

    run.wish(StateType.PENDING);

    assertThat(run.slots().taken).isEqualTo(run.slots().givenBack);
  }

  private static NewState completed(String data) {
    return new NewState(
        StateType.COMPLETED, "Completed", null, Json.parse(data), StateDetails.NONE);
  }

  private static StateDetails details(Outcome outcome) {
    return outcome.state().details();
  }
}
