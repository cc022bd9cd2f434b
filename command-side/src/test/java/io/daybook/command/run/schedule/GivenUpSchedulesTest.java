package io.daybook.command.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.DeploymentSchedule;
import io.daybook.deployment.Schedule;
import io.daybook.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GivenUpSchedulesTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final UUID ID = new UUID(0, 1);

  private final GivenUpSchedules givenUp = new GivenUpSchedules();

  @Test
  void restForAWhile() {
    assertThat(givenUp.rests(schedule(ID, "FREQ=DAILY"), NOW)).isFalse();

    givenUp.add(schedule(ID, "FREQ=DAILY"), NOW);

    assertThat(givenUp.rests(schedule(ID, "FREQ=DAILY"), NOW)).isTrue();
    assertThat(givenUp.rests(schedule(ID, "FREQ=DAILY"), after(59))).isTrue();
    assertThat(givenUp.rests(schedule(ID, "FREQ=DAILY"), after(60))).isFalse();
  }

  @Test
  void areNamedOnceUntilTheyChange() {
    assertThat(givenUp.add(schedule(ID, "FREQ=DAILY"), NOW)).isTrue();
    assertThat(givenUp.add(schedule(ID, "FREQ=DAILY"), after(60))).isFalse();

    assertThat(givenUp.rests(schedule(ID, "FREQ=WEEKLY"), after(61))).isFalse();
    assertThat(givenUp.add(schedule(ID, "FREQ=WEEKLY"), after(61))).isTrue();
  }

  @Test
  void areLookedAtWhereAnotherWindowIsWanted() {
    givenUp.add(schedule(ID, "FREQ=DAILY"), NOW);

    assertThat(givenUp.rests(schedule(ID, "FREQ=DAILY"), NOW.minusSeconds(1))).isFalse();
    assertThat(givenUp.rests(schedule(ID, "FREQ=DAILY"), NOW.plus(Duration.ofDays(1)))).isFalse();
  }

  @Test
  void areSoManyAtMost() {
    for (int i = 0; i <= 10_000; i++) {
      givenUp.add(schedule(new UUID(1, i), "FREQ=DAILY"), NOW);
    }

    assertThat(givenUp.rests(schedule(new UUID(1, 0), "FREQ=DAILY"), NOW)).isFalse();
    assertThat(givenUp.rests(schedule(new UUID(1, 1), "FREQ=DAILY"), NOW)).isTrue();
  }

  private static Instant after(int minutes) {
    return NOW.plus(Duration.ofMinutes(minutes));
  }

  private static DeploymentSchedule schedule(UUID id, String rule) {
    return new DeploymentSchedule(
        id, NOW, NOW, new Schedule.RRule(rule, "UTC"), true, null, Json.object(), null);
  }
}
