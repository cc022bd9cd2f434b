package io.daybook.command.run;

import static io.daybook.command.run.GivenRun.NOW;
import static io.daybook.command.run.GivenRun.PAST;
import static io.daybook.command.run.GivenRun.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.filter.StateType;
import io.daybook.run.FlowRunPolicy;
import io.daybook.run.RunState;
import io.daybook.run.RunTimes;
import io.daybook.run.StateDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TransitionTest {

  @Test
  void aRunThatBeginsScheduledIsExpectedThen() {
    Instant due = NOW.plusSeconds(60);

    RunTimes times = GivenRun.in(NewState.scheduled("Scheduled", due)).run().times();

    assertThat(times).isEqualTo(new RunTimes(due, due, null, null, Duration.ZERO, 0));
  }

  @Test
  void aScheduledRunWithoutATimeIsDueAtOnce() {
    assertThat(GivenRun.in(NewState.of(StateType.SCHEDULED)).run().times().expectedStart())
        .isEqualTo(PAST);
  }

  @Test
  void aRunThatBeginsRunningHasStarted() {
    RunTimes times = GivenRun.in(StateType.RUNNING).run().times();

    assertThat(times).isEqualTo(new RunTimes(PAST, null, PAST, null, Duration.ZERO, 1));
  }

  @Test
  void whatWasExpectedFirstStays() {
    GivenRun run = GivenRun.in(StateType.SCHEDULED);

    run.wish(NewState.scheduled("Scheduled", NOW.plusSeconds(90)));

    assertThat(run.run().times().expectedStart()).isEqualTo(PAST);
    assertThat(run.run().times().nextScheduledStart()).isEqualTo(NOW.plusSeconds(90));
  }

  @Test
  void aRunThatLeavesScheduledIsNotDueAnyMore() {
    GivenRun run = GivenRun.in(StateType.SCHEDULED);

    run.wish(StateType.PENDING);

    assertThat(run.run().times().nextScheduledStart()).isNull();
  }

  @Test
  void theTimeInRunningAddsUp() {
    GivenRun run = GivenRun.in(StateType.RUNNING);

    run.wish(StateType.COMPLETED);

    assertThat(run.run().times())
        .isEqualTo(new RunTimes(PAST, null, PAST, NOW, Duration.ofMinutes(1), 1));
  }

  @Test
  void aRunThatEndsBeforeItRanHasStartedThen() {
    GivenRun run = GivenRun.in(StateType.PENDING);

    run.wish(StateType.CRASHED);

    assertThat(run.run().times().start()).isEqualTo(NOW);
    assertThat(run.run().times().end()).isEqualTo(NOW);
  }

  @Test
  void theFirstEndStaysUntilTheRunStartsAnew() {
    GivenRun run = GivenRun.in(StateType.FAILED);

    run.wish(StateType.COMPLETED);
    assertThat(run.run().times().end()).isEqualTo(PAST);

    run.wish(StateType.RUNNING);
    assertThat(run.run().times().end()).isNull();
    assertThat(run.run().times().start()).isEqualTo(PAST);
    assertThat(run.run().times().runCount()).isEqualTo(1);
  }

  @Test
  void noTwoStatesHaveOneTimestamp() {
    GivenRun run = GivenRun.in(StateType.PENDING);

    run.wish(StateType.RUNNING);
    run.wish(StateType.COMPLETED);

    assertThat(run.now().timestamp()).isEqualTo(NOW.plusNanos(1000));
  }

  @Test
  void aStateSaysWhoseItIs() {
    GivenRun subflow = GivenRun.subflow(state(StateType.PENDING));

    assertThat(subflow.now().details().flowRunId()).isEqualTo(GivenRun.ID);
    assertThat(subflow.now().details().taskRunId()).isEqualTo(new UUID(0, 7));
  }

  @Test
  void aTaskRunsEveryRunningCounts() {
    RunState running =
        new RunState(
            new UUID(0, 1), StateType.RUNNING, "Running", NOW, null, null, StateDetails.NONE);

    RunTimes once = Transition.times(null, RunTimes.NONE, running, true);
    RunTimes twice = Transition.times(running, once, running, true);

    assertThat(twice.runCount()).isEqualTo(2);
  }

  @Test
  void aPolicyThatIsNotResumingStaysAsItIs() {
    GivenRun run = GivenRun.withPolicy(state(StateType.PENDING), FlowRunPolicy.DEFAULT);

    run.wish(StateType.RUNNING);

    assertThat(run.run().policy()).isSameAs(FlowRunPolicy.DEFAULT);
  }
}
