package io.daybook.command.deployment;

import io.daybook.command.dispatch.Decision;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleAdded;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleRemoved;
import io.daybook.deployment.DeploymentSchedule;
import io.daybook.deployment.Schedule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may happen to the schedules of a deployment, one at a time or all at once. */
final class ScheduleDecider {

  private ScheduleDecider() {}

  /** Schedules beside those that are there; no two may have one slug. */
  static Decision<DeploymentEvent> add(
      Deployment deployment, List<NewSchedule> schedules, Supplier<UUID> ids) {
    Stream<@Nullable String> all =
        Stream.concat(
            deployment.schedules().stream().map(DeploymentSchedule::slug),
            schedules.stream().map(NewSchedule::slug));
    if (!areUnique(all)) {
      return Decision.refused(409, "Schedule slugs must be unique within a deployment.");
    }
    return new Decision.Accepted<>(added(deployment.id(), schedules, ids));
  }

  /** These schedules instead of all that are there, even where they are equal: the ids are new. */
  static Decision<DeploymentEvent> replace(
      UUID deploymentId,
      List<DeploymentSchedule> present,
      List<NewSchedule> schedules,
      Supplier<UUID> ids) {
    if (!areUnique(schedules.stream().map(NewSchedule::slug))) {
      return Decision.conflict();
    }
    List<DeploymentEvent> events = new ArrayList<>();
    present.forEach(s -> events.add(new DeploymentScheduleRemoved(deploymentId, s.id())));
    List<NewSchedule> kept = schedules.stream().map(NewSchedule::withoutMaxScheduledRuns).toList();
    events.addAll(added(deploymentId, kept, ids));
    return new Decision.Accepted<>(events);
  }

  static Decision<DeploymentEvent> change(
      Deployment deployment, UUID scheduleId, SchedulePatch patch) {
    DeploymentSchedule schedule = deployment.schedule(scheduleId).orElse(null);
    if (schedule == null) {
      return notFound();
    }
    String slug = patch.slug();
    boolean taken =
        slug != null
            && deployment.schedules().stream()
                .anyMatch(s -> slug.equals(s.slug()) && !s.id().equals(scheduleId));
    return taken
        ? Decision.conflict()
        : Decision.accepted(changed(deployment.id(), schedule, patch));
  }

  static Decision<DeploymentEvent> remove(Deployment deployment, UUID scheduleId) {
    return deployment.schedule(scheduleId).isPresent()
        ? Decision.accepted(new DeploymentScheduleRemoved(deployment.id(), scheduleId))
        : notFound();
  }

  static List<DeploymentEvent> added(
      UUID deploymentId, List<NewSchedule> schedules, Supplier<UUID> ids) {
    return schedules.stream()
        .<DeploymentEvent>map(s ->
            new DeploymentScheduleAdded(
                deploymentId,
                ids.get(),
                s.schedule(),
                s.active(),
                s.maxScheduledRuns(),
                s.parameters(),
                s.slug()))
        .toList();
  }

  /** Always an event, even where all is equal: the schedule's own time of update moves. */
  static DeploymentEvent changed(UUID deploymentId, DeploymentSchedule s, SchedulePatch patch) {
    Schedule schedule = patch.schedule();
    Boolean active = patch.active();
    Integer max = patch.maxScheduledRuns();
    String slug = patch.slug();
    return new DeploymentScheduleChanged(
        deploymentId,
        s.id(),
        schedule == null ? s.schedule() : schedule,
        active == null ? s.active() : active,
        max == null ? s.maxScheduledRuns() : max,
        patch.parameters(),
        slug == null ? s.slug() : slug);
  }

  static boolean areUnique(Stream<@Nullable String> slugs) {
    Set<String> seen = new HashSet<>();
    return slugs.filter(Objects::nonNull).allMatch(seen::add);
  }

  private static Decision<DeploymentEvent> notFound() {
    return Decision.refused(404, "Schedule not found.");
  }
}
