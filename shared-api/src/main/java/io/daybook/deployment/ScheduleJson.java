package io.daybook.deployment;

import io.daybook.wire.Timestamps;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Schedules as Prefect's API answers them. */
public final class ScheduleJson {

  private static final Comparator<DeploymentSchedule> LATEST_UPDATE_FIRST =
      Comparator.comparing(DeploymentSchedule::updated).reversed();

  private ScheduleJson() {}

  /**
   * The schedules of one deployment, the last changed first; of those that one request made, the
   * last first.
   */
  public static ArrayNode list(UUID deploymentId, List<DeploymentSchedule> schedules) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    inOrder(schedules).forEach(s -> list.add(schedule(deploymentId, s)));
    return list;
  }

  /**
   * Schedules in the order in which they are answered.
   *
   * @param schedules in the order of their addition
   */
  public static List<DeploymentSchedule> inOrder(List<DeploymentSchedule> schedules) {
    return schedules.reversed().stream().sorted(LATEST_UPDATE_FIRST).toList();
  }

  public static ObjectNode schedule(UUID deploymentId, DeploymentSchedule schedule) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", schedule.id().toString())
        .put("created", Timestamps.format(schedule.created()))
        .put("updated", Timestamps.format(schedule.updated()))
        .put("deployment_id", deploymentId.toString())
        .set("schedule", timing(schedule.schedule()))
        .put("active", schedule.active())
        .put("max_scheduled_runs", schedule.maxScheduledRuns())
        .set("parameters", schedule.parameters())
        .put("slug", schedule.slug());
  }

  private static ObjectNode timing(Schedule schedule) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return switch (schedule) {
      case Schedule.Interval s ->
          node.put("interval", seconds(s.interval()))
              .put("anchor_date", Timestamps.format(s.anchorDate()))
              .put("timezone", s.timezone());
      case Schedule.Cron s ->
          node.put("cron", s.cron()).put("timezone", s.timezone()).put("day_or", s.dayOr());
      case Schedule.RRule s -> node.put("rrule", s.rrule()).put("timezone", s.timezone());
    };
  }

  private static double seconds(Duration interval) {
    return BigDecimal.valueOf(interval.getSeconds())
        .add(BigDecimal.valueOf(interval.getNano(), 9))
        .doubleValue();
  }
}
