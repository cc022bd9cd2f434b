package io.daybook.command.deployment.revert;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.command.dispatch.Decision;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyLimitChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentOwnLimitSet;
import io.daybook.deployment.DeploymentEvent.DeploymentParametersChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentResumed;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleAdded;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleRemoved;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueLost;
import io.daybook.deployment.Schedule;
import io.daybook.flow.FlowRef;
import io.daybook.wire.Json;
import io.daybook.workpool.WorkQueueRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class RevertDeciderTest {
  private static final UUID ID = id(1);
  private static final UUID OWN = id(2);
  private static final UUID SHARED = id(3);
  private static final WorkQueueRef QUEUE = new WorkQueueRef(id(4), id(5), "pool", "docker");
  private static final Existing NOTHING = new Existing(null, false, OWN);

  @Test
  void whatIsSoAlreadyIsNoEvent() {
    Deployment state = given(new DeploymentTagsChanged(ID, List.of("a")));

    assertThat(events(state, state, new PastLimit.None())).isEmpty();
  }

  @Test
  void eachAttributeThatWasAnotherIsAnEvent() {
    Deployment then = given();
    Deployment now =
        given(new DeploymentPaused(ID), new DeploymentTagsChanged(ID, List.of("a", "b")));

    assertThat(events(now, then, new PastLimit.None()))
        .containsExactlyInAnyOrder(
            new DeploymentResumed(ID), new DeploymentTagsChanged(ID, List.of()));
  }

  @Test
  void anOwnLimitThatIsThereGetsItsNumberAndMovesTheTimeOfTheUpdate() {
    Deployment state =
        given(new DeploymentConcurrencyLimitChanged(ID, OWN), new DeploymentOwnLimitSet(ID, 5));

    assertThat(decide(new Present(state, 5), state, new PastLimit.Own(2)).orThrow())
        .containsExactly(new DeploymentTouched(ID), new DeploymentOwnLimitSet(ID, 2));
    assertThat(decide(new Present(state, 2), state, new PastLimit.Own(2)).orThrow()).isEmpty();
  }

  @Test
  void anOwnLimitThatIsGoneIsAnotherOneWithTheOldNumber() {
    assertThat(events(given(), given(), new PastLimit.Own(2)))
        .containsExactly(
            new DeploymentConcurrencyLimitChanged(ID, OWN), new DeploymentOwnLimitSet(ID, 2));
  }

  @Test
  void aSharedLimitComesBackByItsIdIfItIsThere() {
    Past past = new Past(4, given(), new PastLimit.Shared(SHARED, "db"), null);
    Present present = new Present(given(), null);

    assertThat(RevertDecider.decide(present, past, new Existing(null, true, OWN)).orThrow())
        .containsExactly(new DeploymentConcurrencyLimitChanged(ID, SHARED));
    assertThat(why(RevertDecider.decide(present, past, NOTHING)))
        .isEqualTo(
            "Can't restore revision 4: its concurrency limit \"db\" (%s) was deleted"
                .formatted(SHARED));
  }

  @Test
  void aPoolThatIsGoneIsNamed() {
    Deployment then = given();
    Deployment now = given(new DeploymentWorkQueueLost(ID));

    assertThat(why(decide(new Present(now, null), inQueue(then), new PastLimit.None())))
        .contains("its work pool \"pool\" was deleted");
  }

  @Test
  void parametersThatTheirSchemaDoesNotTakeStayAway() {
    ObjectNode text = Json.object().put("x", "text");
    Deployment then = given(new DeploymentParametersChanged(ID, text));
    ObjectNode one = Json.object().put("x", 1);
    Deployment now = given(new DeploymentParametersChanged(ID, one));

    assertThat(why(decide(new Present(now, null), then, new PastLimit.None())))
        .startsWith("Can't restore revision 4: Validation failed for field 'x'");
    assertThat(
            events(
                given(
                    new DeploymentParametersChanged(ID, text),
                    new DeploymentTagsChanged(ID, List.of("a"))),
                then,
                new PastLimit.None()))
        .as("what is so already is not checked again")
        .containsExactly(new DeploymentTagsChanged(ID, List.of()));
  }

  @Test
  void aStateOfAnotherDeploymentIsRefused() {
    Deployment other = evolved(created("other"), List.of());

    assertThat(why(decide(new Present(given(), null), other, new PastLimit.None())))
        .contains("of another deployment, etl/other");
  }

  @Test
  void schedulesKeepTheirPlaceWhereTheyCan() {
    Deployment then = given(added(1, 5), added(2, 5), added(3, 5));
    Deployment now =
        given(
            added(1, 5),
            added(2, 5),
            added(3, 5),
            new DeploymentScheduleRemoved(ID, id(103)),
            added(4, 5));

    assertThat(events(now, then, new PastLimit.None()))
        .as("the third, which was shown first, comes behind those that stay")
        .containsExactly(
            new DeploymentTouched(ID), new DeploymentScheduleRemoved(ID, id(104)), added(3, 5));
    assertThat(events(given(added(1, 9), added(2, 5)), given(added(1, 5)), new PastLimit.None()))
        .containsExactly(
            new DeploymentTouched(ID),
            new DeploymentScheduleRemoved(ID, id(102)),
            new DeploymentScheduleChanged(ID, id(101), every(5), true, null, Json.object(), null));
  }

  private static DeploymentScheduleAdded added(int number, int minutes) {
    return new DeploymentScheduleAdded(
        ID, id(100 + number), every(minutes), true, null, Json.object(), null);
  }

  private static Schedule every(int minutes) {
    return new Schedule.Cron("*/%d * * * *".formatted(minutes), null, true);
  }

  private static List<DeploymentEvent> events(Deployment now, Deployment then, PastLimit limit) {
    return decide(new Present(now, null), then, limit).orThrow();
  }

  private static Decision<DeploymentEvent> decide(Present now, Deployment then, PastLimit limit) {
    return RevertDecider.decide(now, new Past(4, then, limit, "fast"), NOTHING);
  }

  private static String why(Decision<DeploymentEvent> decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused<DeploymentEvent>) decision).error().text();
  }

  private static Deployment inQueue(Deployment deployment) {
    var moved = new DeploymentEvent.DeploymentWorkQueueChanged(ID, QUEUE, "fast");
    return Objects.requireNonNull(Deployment.evolve(deployment, moved, Instant.EPOCH));
  }

  private static Deployment given(DeploymentEvent... events) {
    return evolved(created("nightly"), List.of(events));
  }

  private static Deployment evolved(DeploymentCreated created, List<DeploymentEvent> events) {
    @Nullable Deployment state = Deployment.evolve(null, created, Instant.EPOCH);
    for (DeploymentEvent event : events) {
      state = Deployment.evolve(state, event, Instant.EPOCH);
    }
    return Objects.requireNonNull(state);
  }

  private static DeploymentCreated created(String name) {
    ObjectNode schema = Json.object();
    schema.putObject("properties").putObject("x").put("type", "integer");
    return new DeploymentCreated(
        ID,
        1,
        new FlowRef(id(9), "etl"),
        name,
        null,
        null,
        null,
        null,
        null,
        false,
        List.of(),
        Json.object(),
        Json.object(),
        schema,
        true,
        Json.object(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }
}
