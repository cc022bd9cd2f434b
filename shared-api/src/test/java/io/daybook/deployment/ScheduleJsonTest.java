package io.daybook.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ScheduleJsonTest {
  private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATE = Instant.parse("2026-01-02T00:00:00Z");

  @Test
  void theLastChangedComesFirstAndOfOneRequestTheLastOne() {
    List<DeploymentSchedule> added =
        List.of(
            schedule("first", EARLY),
            schedule("second", EARLY),
            schedule("changed", LATE),
            schedule("third", EARLY));

    assertThat(ScheduleJson.list(new UUID(0, 1), added))
        .extracting(s -> s.path("slug").stringValue())
        .containsExactly("changed", "third", "second", "first");
  }

  private static DeploymentSchedule schedule(String slug, Instant updated) {
    return new DeploymentSchedule(
        UUID.randomUUID(),
        EARLY,
        updated,
        new Schedule.Cron("@daily", "UTC", true),
        true,
        null,
        JsonNodeFactory.instance.objectNode(),
        slug);
  }
}
