package io.daybook.command.deployment;

import static io.daybook.command.deployment.Given.BODIES;
import static io.daybook.command.deployment.Given.ID;
import static io.daybook.command.deployment.Given.error;
import static io.daybook.command.deployment.Given.events;
import static io.daybook.command.deployment.Given.id;
import static io.daybook.command.deployment.Given.ids;
import static io.daybook.command.deployment.Given.json;
import static io.daybook.command.deployment.Given.posted;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleAdded;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleRemoved;
import io.daybook.deployment.Schedule;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleDeciderTest {

  private static final Schedule DAILY = new Schedule.Cron("@daily", null, true);

  private final Deployment deployment =
      posted(
          "{\"schedules\":[{\"schedule\":{\"cron\":\"@daily\"},\"slug\":\"a\",\"parameters\":{\"x\":1}},"
              + "{\"schedule\":{\"cron\":\"@daily\"},\"slug\":\"b\"}]}");

  @Test
  void addedSchedulesKeepTheirNumberOfRuns() {
    NewSchedule added = new NewSchedule(DAILY, true, 5, Json.object(), null);

    assertThat(events(ScheduleDecider.add(deployment, List.of(added), ids())))
        .containsExactly(
            new DeploymentScheduleAdded(ID, id(100), DAILY, true, 5, Json.object(), null));
  }

  @Test
  void anAddedSlugMustBeFree() {
    NewSchedule added = new NewSchedule(DAILY, true, null, Json.object(), "a");

    assertThat(error(ScheduleDecider.add(deployment, List.of(added), ids())).text())
        .isEqualTo("Schedule slugs must be unique within a deployment.");
  }

  @Test
  void aChangeKeepsWhatIsNullAndResetsParametersThatAreNotSent() {
    assertThat(
            events(
                ScheduleDecider.change(
                    deployment, id(100), patch("{\"active\":null,\"max_scheduled_runs\":5}"))))
        .containsExactly(
            new DeploymentScheduleChanged(ID, id(100), DAILY, true, 5, Json.object(), "a"));
  }

  @Test
  void aChangedSlugMustBeFree() {
    assertThat(
            error(ScheduleDecider.change(deployment, id(100), patch("{\"slug\":\"b\"}"))).status())
        .isEqualTo(409);
    assertThat(events(ScheduleDecider.change(deployment, id(100), patch("{\"slug\":\"a\"}"))))
        .hasSize(1);
  }

  @Test
  void aScheduleIsRemovedOnce() {
    assertThat(events(ScheduleDecider.remove(deployment, id(100))))
        .containsExactly(new DeploymentScheduleRemoved(ID, id(100)));
    assertThat(error(ScheduleDecider.remove(deployment, id(9))).text())
        .isEqualTo("Schedule not found.");
    assertThat(error(ScheduleDecider.change(deployment, id(9), patch("{}"))).text())
        .isEqualTo("Schedule not found.");
  }

  private static SchedulePatch patch(String schedule) {
    List<SchedulePatch> sent =
        BODIES
            .update(ID, JsonBody.of(json("{\"schedules\":[" + schedule + "]}")))
            .schedules()
            .orElse(List.of());
    return sent.getFirst();
  }
}
