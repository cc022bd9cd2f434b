package io.daybook.command.deployment;

import io.daybook.command.deployment.schedule.ScheduleType;
import io.daybook.command.timezone.ZoneDatabase;
import io.daybook.deployment.Schedule;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Model;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Reads schedules from the bodies that Prefect's clients send. */
@Component
final class ScheduleBodies {

  private final Type<Schedule> schedule;
  private final Type<Integer> maxScheduledRuns;
  private final Type<ObjectNode> parameters;
  private final int mostSchedules;

  ScheduleBodies(ZoneDatabase zones, DeploymentSettings settings) {
    schedule = new ScheduleType(zones, Clock.systemUTC());
    parameters = Types.OBJECT.parse(settings::checkSize);
    mostSchedules = settings.maxSchedules();
    int most = settings.maxScheduledRuns();
    maxScheduledRuns = Types.INT.moreThan(0).parse(runs -> atMost(most, runs));
  }

  List<NewSchedule> newSchedules(JsonBody body) {
    return body.read(several(newSchedule()));
  }

  SchedulePatch schedulePatch(JsonBody body) {
    return body.read(schedulePatch());
  }

  /** No more than a deployment may have. */
  <T> Type<List<T>> several(Type<T> schedule) {
    return Types.listAtMost(mostSchedules, schedule);
  }

  Type<NewSchedule> newSchedule() {
    return Types.model(this::readNew);
  }

  Type<SchedulePatch> schedulePatch() {
    return Types.model(this::readPatch);
  }

  private @Nullable NewSchedule readNew(Model in) {
    boolean active = in.optional("active", Types.BOOL, true);
    Schedule timing = in.required("schedule", schedule);
    Integer max = in.orNull("max_scheduled_runs", maxScheduledRuns);
    ObjectNode values = in.optional("parameters", parameters, Json.object());
    String slug = in.orNull("slug", Types.STRING);
    in.orNull("replaces", Types.STRING);
    return in.strict(() -> new NewSchedule(timing, active, max, values, slug));
  }

  private @Nullable SchedulePatch readPatch(Model in) {
    Boolean active = in.orNull("active", Types.BOOL);
    Schedule timing = in.orNull("schedule", schedule);
    Integer max = in.orNull("max_scheduled_runs", maxScheduledRuns);
    ObjectNode values = in.optional("parameters", parameters, Json.object());
    String slug = in.orNull("slug", Types.STRING);
    String replaces = in.orNull("replaces", Types.STRING);
    return in.strict(() -> new SchedulePatch(timing, active, max, values, slug, replaces));
  }

  private static Integer atMost(int most, Integer runs) {
    if (runs > most) {
      throw new IllegalArgumentException(
          "`max_scheduled_runs` must be less than or equal to " + most + ".");
    }
    return runs;
  }
}
