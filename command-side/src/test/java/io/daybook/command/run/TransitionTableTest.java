package io.daybook.command.run;

import static io.daybook.command.run.SetStateStatus.ABORT;
import static io.daybook.command.run.SetStateStatus.ACCEPT;
import static io.daybook.command.run.SetStateStatus.REJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.run.GivenRun.Outcome;
import io.daybook.filter.StateType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type to every type, with plain states: what Prefect 3.9.1 was observed to do. */
class TransitionTableTest {

  private static final List<StateType> COLUMNS =
      List.of(
          StateType.SCHEDULED,
          StateType.PENDING,
          StateType.RUNNING,
          StateType.COMPLETED,
          StateType.FAILED,
          StateType.CANCELLED,
          StateType.CRASHED,
          StateType.PAUSED,
          StateType.CANCELLING);

  /** A: accepted; d: accepted with a deployment, else aborted; a lower-case word: a refusal. */
  private static final String TABLE =
      """
      SCHEDULED   A      A       A      A      A      A      A      pause  noinfra
      PENDING     A      pending A      A      A      A      A      pause  A
      RUNNING     A      pending A      A      A      A      A      A      A
      COMPLETED   d      A       A      A      A      A      ended  ended  ended
      FAILED      d      A       A      A      A      A      ended  ended  ended
      CRASHED     d      A       A      A      A      A      ended  ended  ended
      CANCELLED   d      pending A      A      A      A      ended  ended  ended
      PAUSED      A      paused  A      A      A      A      A      pause  A
      CANCELLING  cancel cancel  cancel cancel cancel A      cancel cancel cancel
      """;

  private static final Map<String, String> REASONS =
      Map.of(
          "pause", "Cannot pause flows that are not currently running.",
          "noinfra", "Scheduled flow run has no infrastructure to terminate.",
          "pending", "This run is in a %s state and cannot transition to a PENDING state.",
          "d", "Cannot reschedule a run without an associated deployment.",
          "ended", "Run is already in terminal state %s.",
          "paused",
              "This run cannot transition to the StateType.PENDING state from the StateType.PAUSED"
                  + " state.",
          "cancel", "Cannot transition flows that are cancelling to a state other than Cancelled.");

  private static final Map<String, SetStateStatus> STATUSES =
      Map.of(
          "pause", REJECT,
          "noinfra", REJECT,
          "pending", ABORT,
          "d", ABORT,
          "ended", ABORT,
          "paused", REJECT,
          "cancel", REJECT);

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @MethodSource("transitions")
  void aRunWithoutADeployment(StateType from, StateType to, String cell) {
    Outcome outcome = GivenRun.in(from).wish(to);

    if (cell.equals("A")) {
      assertAccepted(outcome, to);
    } else {
      assertThat(outcome.status()).isEqualTo(STATUSES.get(cell));
      assertThat(outcome.reason()).isEqualTo(reason(cell, from));
      assertThat(outcome.type()).isEqualTo(cell.equals("noinfra") ? StateType.CANCELLED : from);
      assertThat(outcome.isNew()).isEqualTo(cell.equals("noinfra"));
    }
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @MethodSource("transitions")
  void aRunOfADeployment(StateType from, StateType to, String cell) {
    Outcome outcome = GivenRun.ofDeployment(GivenRun.state(from)).wish(to);

    if (cell.equals("A") || cell.equals("d")) {
      assertAccepted(outcome, to);
    } else {
      assertThat(outcome.status()).isEqualTo(STATUSES.get(cell));
      assertThat(outcome.reason()).isEqualTo(reason(cell, from));
    }
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("transitions")
  void force(StateType from, StateType to, String cell) {
    Outcome outcome = GivenRun.in(from).force(to);

    if (cell.equals("noinfra")) {
      assertThat(outcome.status()).isEqualTo(REJECT);
      assertThat(outcome.type()).isEqualTo(StateType.CANCELLED);
    } else {
      assertAccepted(outcome, to);
    }
  }

  private static String reason(String cell, StateType from) {
    return Objects.requireNonNull(REASONS.get(cell)).formatted(from);
  }

  private static void assertAccepted(Outcome outcome, StateType to) {
    assertThat(outcome.status()).isEqualTo(ACCEPT);
    assertThat(outcome.reason()).isNull();
    assertThat(outcome.isNew()).isTrue();
    assertThat(outcome.type()).isEqualTo(to);
  }

  static Stream<Arguments> transitions() {
    return TABLE
        .lines()
        .map(line -> Arrays.asList(line.trim().split(" +", -1)))
        .flatMap(row ->
            COLUMNS.stream()
                .map(to ->
                    Arguments.of(
                        StateType.valueOf(row.getFirst()), to, row.get(COLUMNS.indexOf(to) + 1))));
  }
}
