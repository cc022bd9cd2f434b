package io.daybook.command.deployment;

import io.daybook.deployment.Schedule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of a schedule. Null keeps what is there, be it sent or not; but parameters that are not
 * sent are emptied.
 *
 * @param replaces the slug of the schedule that is to have the slug from now on
 */
record SchedulePatch(
    @Nullable Schedule schedule,
    @Nullable Boolean active,
    @Nullable Integer maxScheduledRuns,
    ObjectNode parameters,
    @Nullable String slug,
    @Nullable String replaces) {

  /** The slug that the schedule to be changed has now. */
  @Nullable String target() {
    return isRename() ? replaces : slug;
  }

  boolean isRename() {
    return replaces != null && !replaces.isEmpty();
  }
}
