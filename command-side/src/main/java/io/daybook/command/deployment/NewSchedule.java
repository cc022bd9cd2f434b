package io.daybook.command.deployment;

import io.daybook.deployment.Schedule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A schedule to be. */
record NewSchedule(
    Schedule schedule,
    boolean active,
    @Nullable Integer maxScheduledRuns,
    ObjectNode parameters,
    @Nullable String slug) {

  /** As a deployment's POST and PATCH make it: they lose this number, as the reference does. */
  NewSchedule withoutMaxScheduledRuns() {
    return new NewSchedule(schedule, active, null, parameters, slug);
  }
}
