package io.daybook.command.deployment.revert;

import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleAdded;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleRemoved;
import io.daybook.deployment.DeploymentSchedule;
import io.daybook.deployment.ScheduleJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Old schedules with their old ids, in the order in which answers showed them: the last changed
 * first, and of those of one moment the last in the list. So those that stay untouched have to be
 * the last ones shown; those that are touched get one moment, and are shown in the reverse order of
 * the list. What can't keep its place in the list is removed and added again.
 */
final class SchedulesRestored {
  private final UUID id;
  private final List<DeploymentSchedule> present;
  private final List<DeploymentSchedule> then;

  private SchedulesRestored(
      UUID id, List<DeploymentSchedule> present, List<DeploymentSchedule> then) {
    this.id = id;
    this.present = present;
    this.then = ScheduleJson.inOrder(then);
  }

  static List<DeploymentEvent> events(
      UUID id, List<DeploymentSchedule> present, List<DeploymentSchedule> then) {
    return new SchedulesRestored(id, present, then).events();
  }

  private List<DeploymentEvent> events() {
    int untouched = untouched();
    List<DeploymentSchedule> touched = then.subList(0, then.size() - untouched).reversed();
    int changed = inPlace(touched);
    List<UUID> stay = new ArrayList<>();
    then.subList(touched.size(), then.size()).forEach(s -> stay.add(s.id()));
    touched.subList(0, changed).forEach(s -> stay.add(s.id()));

    List<DeploymentEvent> events = new ArrayList<>();
    present.stream()
        .filter(s -> !stay.contains(s.id()))
        .forEach(s -> events.add(new DeploymentScheduleRemoved(id, s.id())));
    touched.subList(0, changed).forEach(s -> events.add(changed(s)));
    touched.subList(changed, touched.size()).forEach(s -> events.add(added(s)));
    return events;
  }

  /** How many of those shown last are shown in the same order now, and equal. */
  private int untouched() {
    List<DeploymentSchedule> now = ScheduleJson.inOrder(present);
    int end = now.size();
    int count = 0;
    for (DeploymentSchedule s : then.reversed()) {
      Optional<DeploymentSchedule> same =
          now.subList(0, end).stream().filter(n -> n.id().equals(s.id())).findFirst();
      if (same.isEmpty() || !isEqual(same.get(), s)) {
        return count;
      }
      end = now.indexOf(same.get());
      count++;
    }
    return count;
  }

  /** How many of the first follow each other in the list as it is. */
  private int inPlace(List<DeploymentSchedule> touched) {
    List<UUID> ids = present.stream().map(DeploymentSchedule::id).toList();
    int last = -1;
    int count = 0;
    for (DeploymentSchedule s : touched) {
      int place = ids.indexOf(s.id());
      if (place <= last) {
        return count;
      }
      last = place;
      count++;
    }
    return count;
  }

  private static boolean isEqual(DeploymentSchedule one, DeploymentSchedule other) {
    return one.schedule().equals(other.schedule())
        && one.active() == other.active()
        && Objects.equals(one.maxScheduledRuns(), other.maxScheduledRuns())
        && one.parameters().equals(other.parameters())
        && Objects.equals(one.slug(), other.slug());
  }

  private DeploymentEvent changed(DeploymentSchedule s) {
    return new DeploymentScheduleChanged(
        id, s.id(), s.schedule(), s.active(), s.maxScheduledRuns(), s.parameters(), s.slug());
  }

  private DeploymentEvent added(DeploymentSchedule s) {
    return new DeploymentScheduleAdded(
        id, s.id(), s.schedule(), s.active(), s.maxScheduledRuns(), s.parameters(), s.slug());
  }
}
