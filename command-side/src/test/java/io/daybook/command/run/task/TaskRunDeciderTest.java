package io.daybook.command.run.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.run.NewState;
import io.daybook.command.run.SetStateStatus;
import io.daybook.command.run.TaskTransition;
import io.daybook.filter.StateType;
import io.daybook.run.RunState;
import io.daybook.run.RunTimes;
import io.daybook.run.StateDetails;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunPolicy;
import io.daybook.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskRunDeciderTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant PAST = NOW.minusSeconds(60);
  private static final TaskRunPolicy TWO_RETRIES =
      new TaskRunPolicy(0, 0, 2, Json.parse("[5, 7]"), null);

  @ParameterizedTest
  @EnumSource
  void pendingFollowsEveryState(StateType from) {
    assertThat(wish(in(state(from)), NewState.of(StateType.PENDING)))
        .isInstanceOf(TaskVerdict.Enter.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPLETED", "FAILED", "CANCELLED", "CRASHED"})
  void whatHasEndedIsNeitherCancelledNorPausedNorCrashed(StateType from) {
    for (StateType to : List.of(StateType.CANCELLING, StateType.PAUSED, StateType.CRASHED)) {
      assertThat(wish(in(state(from)), NewState.of(to)))
          .isEqualTo(stay(SetStateStatus.ABORT, "Run is already " + from + "."));
    }
  }

  @Test
  void aResultIsKept() {
    NewState stored =
        new NewState(
            StateType.COMPLETED,
            "Completed",
            null,
            Json.parse("{\"type\":\"reference\"}"),
            StateDetails.NONE);

    assertThat(wish(in(stored), NewState.of(StateType.PENDING)))
        .isEqualTo(stay(SetStateStatus.REJECT, "This run is already completed."));
    assertThat(force(in(stored), NewState.of(StateType.PENDING)))
        .isInstanceOf(TaskVerdict.Enter.class);
  }

  @Test
  void whatStartsAnewCountsFromZero() {
    TaskVerdict.Enter anew =
        entered(wish(in(state(StateType.FAILED), 3), NewState.of(StateType.PENDING)));

    assertThat(anew.runCount()).isZero();
  }

  @Test
  void aTaskThatRunsAgainSaysSo() {
    TaskVerdict.Enter rerun =
        entered(wish(in(state(StateType.PENDING), 1), NewState.of(StateType.RUNNING)));
    TaskVerdict.Enter retry =
        entered(
            wish(in(NewState.scheduled("AwaitingRetry", PAST), 1), NewState.of(StateType.RUNNING)));

    assertThat(rerun.state().name()).isEqualTo("Rerunning");
    assertThat(retry.state().name()).isEqualTo("Retrying");
  }

  @Test
  void aTaskThatFailsIsTriedAgainWhileItHasRetries() {
    TaskVerdict.Enter first =
        entered(wish(in(state(StateType.RUNNING), 1), NewState.of(StateType.FAILED, "boom")));
    TaskVerdict.Enter second =
        entered(wish(in(state(StateType.RUNNING), 2), NewState.of(StateType.FAILED)));
    TaskVerdict.Enter third =
        entered(wish(in(state(StateType.RUNNING), 3), NewState.of(StateType.FAILED)));

    assertThat(first.rejection()).isEqualTo("Retrying");
    assertThat(first.state().message()).isEqualTo("boom");
    assertThat(first.state().details().due()).isEqualTo(NOW.plusSeconds(5));
    assertThat(second.state().details().due()).isEqualTo(NOW.plusSeconds(7));
    assertThat(third.state().type()).isEqualTo(StateType.FAILED);
  }

  @Test
  void aTaskThatIsNotToBeTriedAgainFails() {
    NewState failed =
        NewState.of(StateType.FAILED).withDetails(StateDetails.NONE.with(d -> d.retriable = false));

    assertThat(entered(wish(in(state(StateType.RUNNING), 1), failed)).rejection()).isNull();
  }

  @Test
  void anEarlyTaskWaits() {
    TaskVerdict verdict =
        wish(
            in(NewState.scheduled("Scheduled", NOW.plusSeconds(30))),
            NewState.of(StateType.RUNNING));

    assertThat(verdict)
        .isEqualTo(
            new TaskVerdict.Stay(SetStateStatus.WAIT, "Scheduled time is in the future", 30));
  }

  @Test
  void delaysOfRetriesVaryByTheirJitter() {
    TaskRunPolicy jitter = new TaskRunPolicy(0, 0, 2, Json.parse("10"), 0.5);

    assertThat(RetryDelays.of(jitter, 1, () -> 0)).isEqualTo(Duration.ofSeconds(5));
    assertThat(RetryDelays.of(jitter, 1, () -> 1)).isEqualTo(Duration.ofSeconds(15));
    assertThat(RetryDelays.of(TWO_RETRIES, 9, () -> 1)).isEqualTo(Duration.ofSeconds(7));
    assertThat(RetryDelays.of(TaskRunPolicy.DEFAULT, 1, () -> 1)).isEqualTo(Duration.ZERO);
  }

  private static NewState state(StateType type) {
    return type == StateType.SCHEDULED ? NewState.scheduled("Scheduled", PAST) : NewState.of(type);
  }

  private static TaskRun in(NewState state) {
    return in(state, null);
  }

  private static TaskRun in(NewState state, @Nullable Integer runCount) {
    UUID id = new UUID(0, 1);
    TaskTransition first = TaskTransition.first(id, null, state, new UUID(0, 2), PAST);
    RunState present = first.state();
    RunTimes times = runCount == null ? first.times() : first.times().withRunCount(runCount);
    return new TaskRun(
        id,
        PAST,
        PAST,
        null,
        "task",
        "key",
        "0",
        null,
        null,
        null,
        TWO_RETRIES,
        List.of(),
        null,
        Json.object(),
        present,
        times,
        0,
        List.of());
  }

  private static TaskVerdict wish(TaskRun run, NewState to) {
    return TaskRunDecider.decide(run, null, to, false, new TaskRunDecider.Facts(NOW, () -> 0.5));
  }

  private static TaskVerdict force(TaskRun run, NewState to) {
    return TaskRunDecider.decide(run, null, to, true, new TaskRunDecider.Facts(NOW, () -> 0.5));
  }

  private static TaskVerdict stay(SetStateStatus status, String reason) {
    return new TaskVerdict.Stay(status, reason, 0);
  }

  private static TaskVerdict.Enter entered(TaskVerdict verdict) {
    return (TaskVerdict.Enter) verdict;
  }
}
