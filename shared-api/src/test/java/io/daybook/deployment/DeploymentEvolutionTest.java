package io.daybook.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyLimitChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyLimitLost;
import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentOwnLimitSet;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleAdded;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleRemoved;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueLost;
import io.daybook.flow.FlowRef;
import io.daybook.workpool.WorkQueueRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class DeploymentEvolutionTest {

  private static final Instant CREATION = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2026-01-02T00:00:00Z");
  private static final UUID ID = new UUID(0, 1);
  private static final UUID LIMIT = new UUID(0, 2);
  private static final UUID SCHEDULE = new UUID(0, 3);
  private static final WorkQueueRef QUEUE =
      new WorkQueueRef(new UUID(0, 4), new UUID(0, 5), "pool", "process");

  @Test
  void aChangeOfAnAttributeMovesUpdated() {
    Deployment after = given(new DeploymentPaused(ID), new DeploymentTagsChanged(ID, List.of("a")));

    assertThat(after.paused()).isTrue();
    assertThat(after.tags()).containsExactly("a");
    assertThat(after.created()).isEqualTo(CREATION);
    assertThat(after.updated()).isEqualTo(LATER);
  }

  @Test
  void anUpdateOfNothingMovesUpdatedToo() {
    assertThat(given(new DeploymentTouched(ID)).updated()).isEqualTo(LATER);
  }

  @Test
  void theLossOfAQueueKeepsItsNameAndUpdated() {
    Deployment after = given(new DeploymentWorkQueueLost(ID));

    assertThat(after.workQueue()).isNull();
    assertThat(after.workQueueName()).isEqualTo("fast");
    assertThat(after.updated()).isEqualTo(CREATION);
  }

  @Test
  void theLossOfALimitKeepsUpdated() {
    Deployment after = given(new DeploymentConcurrencyLimitLost(ID));

    assertThat(after.concurrencyLimitId()).isNull();
    assertThat(after.updated()).isEqualTo(CREATION);
  }

  @Test
  void theNumberOfItsOwnLimitGoesWithTheLimitAndKeepsUpdated() {
    Deployment limited = given(new DeploymentOwnLimitSet(ID, 5));

    assertThat(limited.ownLimit()).isEqualTo(5);
    assertThat(limited.updated()).isEqualTo(CREATION);
    assertThat(
            given(
                    new DeploymentOwnLimitSet(ID, 5),
                    new DeploymentConcurrencyLimitChanged(ID, new UUID(0, 9)))
                .ownLimit())
        .isNull();
    assertThat(
            given(new DeploymentOwnLimitSet(ID, 5), new DeploymentConcurrencyLimitLost(ID))
                .ownLimit())
        .isNull();
  }

  @Test
  void schedulesComeChangeAndGoWithoutMovingUpdated() {
    Schedule.Cron daily = new Schedule.Cron("@daily", null, true);
    Schedule.Cron hourly = new Schedule.Cron("@hourly", "Europe/Rome", true);
    DeploymentScheduleAdded added =
        new DeploymentScheduleAdded(ID, SCHEDULE, daily, true, 3, object(), "s");
    DeploymentScheduleChanged changed =
        new DeploymentScheduleChanged(ID, SCHEDULE, hourly, false, null, object(), "s");

    assertThat(given(added).schedules())
        .containsExactly(
            new DeploymentSchedule(SCHEDULE, LATER, LATER, daily, true, 3, object(), "s"));
    assertThat(given(added, changed).schedules())
        .containsExactly(
            new DeploymentSchedule(SCHEDULE, LATER, LATER, hourly, false, null, object(), "s"));
    assertThat(given(added, changed, new DeploymentScheduleRemoved(ID, SCHEDULE)).schedules())
        .isEmpty();
    assertThat(given(added).updated()).isEqualTo(CREATION);
  }

  @Test
  void nothingIsLeftOfADeletedDeployment() {
    assertThat(Deployment.evolve(given(), new DeploymentDeleted(ID), LATER)).isNull();
  }

  @Test
  void anEventOfADeploymentThatDoesNotExistIsRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> Deployment.evolve(null, new DeploymentPaused(ID), LATER))
        .withMessageContaining("does not exist");
  }

  private static Deployment given(DeploymentEvent... events) {
    Deployment deployment = Deployment.evolve(null, created(), CREATION);
    for (DeploymentEvent event : events) {
      deployment = Deployment.evolve(deployment, event, LATER);
    }
    return Objects.requireNonNull(deployment);
  }

  private static DeploymentCreated created() {
    return new DeploymentCreated(
        ID,
        1,
        new FlowRef(new UUID(0, 6), "etl"),
        "nightly",
        null,
        null,
        null,
        null,
        JsonNodeFactory.instance.arrayNode(),
        false,
        List.of(),
        object(),
        object(),
        object(),
        true,
        object(),
        QUEUE,
        "fast",
        LIMIT,
        null,
        null,
        null);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
