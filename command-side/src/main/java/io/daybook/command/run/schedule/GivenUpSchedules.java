package io.daybook.command.run.schedule;

import io.daybook.deployment.DeploymentSchedule;
import io.daybook.deployment.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The schedules whose dates were given up, so that they cost nothing at each tick and are named
 * once. They are looked at again when they change, or after an hour: their time may have come by
 * then.
 */
final class GivenUpSchedules {

  private static final Duration REST = Duration.ofHours(1);

  /** Beyond so many, the oldest are looked at, and named, once more. */
  private static final int MOST = 10_000;

  /**
   * @param at the start of the window that was looked through
   */
  private record Search(Schedule schedule, Instant at) {}

  private final Map<UUID, Search> searches =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Search> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Whether it was given up not long before.
   *
   * @param at the start of the window that is wanted
   */
  synchronized boolean rests(DeploymentSchedule schedule, Instant at) {
    Search search = search(schedule);
    return search != null && !at.isBefore(search.at()) && at.isBefore(search.at().plus(REST));
  }

  /**
   * @return whether it was not known as it is now
   */
  synchronized boolean add(DeploymentSchedule schedule, Instant at) {
    boolean isNew = search(schedule) == null;
    searches.put(schedule.id(), new Search(schedule.schedule(), at));
    return isNew;
  }

  private @Nullable Search search(DeploymentSchedule schedule) {
    Search search = searches.get(schedule.id());
    return search != null && search.schedule().equals(schedule.schedule()) ? search : null;
  }
}
