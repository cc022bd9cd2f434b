package io.daybook.command.deployment;

import io.daybook.command.dispatch.Decision;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentSchedule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code schedules} of a PATCH of a deployment. Where all schedules that are there have slugs,
 * those sent must have them too and are merged by them, and nothing is ever removed; else those
 * sent replace all that are there.
 */
final class ScheduleMerge {

  private static final String NO_SCHEDULE =
      "Unable to create new deployment schedules without a schedule configuration.";
  private static final String NO_SLUG =
      "Please provide a slug for each schedule in your request to ensure schedules are updated"
          + " correctly.";

  private final Deployment deployment;
  private final List<SchedulePatch> sent;
  private final Supplier<UUID> ids;
  private final Map<String, UUID> bySlug = new LinkedHashMap<>();

  private ScheduleMerge(Deployment deployment, List<SchedulePatch> sent, Supplier<UUID> ids) {
    this.deployment = deployment;
    this.sent = sent;
    this.ids = ids;
    for (DeploymentSchedule schedule : deployment.schedules()) {
      String slug = schedule.slug();
      if (slug != null) {
        bySlug.put(slug, schedule.id());
      }
    }
  }

  static Decision<DeploymentEvent> decide(
      Deployment deployment, List<SchedulePatch> sent, Supplier<UUID> ids) {
    ScheduleMerge merge = new ScheduleMerge(deployment, sent, ids);
    if (merge.bySlug.isEmpty() || merge.bySlug.size() < deployment.schedules().size()) {
      return merge.replaced();
    }
    return sent.stream().allMatch(s -> s.slug() != null)
        ? merge.merged()
        : Decision.refused(422, NO_SLUG);
  }

  private Decision<DeploymentEvent> replaced() {
    List<NewSchedule> complete =
        sent.stream().filter(s -> s.schedule() != null).map(ScheduleMerge::created).toList();
    return ScheduleDecider.replace(deployment.id(), deployment.schedules(), complete, ids);
  }

  private Decision<DeploymentEvent> merged() {
    Set<String> renamed = new HashSet<>();
    for (SchedulePatch s : sent) {
      if (s.isRename() && !renamed.add(String.valueOf(s.replaces()))) {
        return Decision.refused(
            422, "Multiple schedules have 'replaces' targeting the same slug: " + s.replaces());
      }
    }
    for (SchedulePatch s : sent) {
      String slug = s.slug();
      if (s.isRename() && bySlug.containsKey(slug) && !renamed.contains(slug)) {
        return Decision.refused(
            422,
            "Cannot rename schedule from '%s' to '%s': a schedule with slug '%s' already exists."
                .formatted(s.replaces(), slug, slug));
      }
    }
    return merge();
  }

  private Decision<DeploymentEvent> merge() {
    Map<Boolean, List<SchedulePatch>> known =
        sent.stream().collect(Collectors.partitioningBy(s -> bySlug.containsKey(s.target())));
    List<SchedulePatch> unknown = known.getOrDefault(false, List.of());
    if (unknown.stream().anyMatch(s -> s.schedule() == null)) {
      return Decision.refused(422, NO_SCHEDULE);
    }
    SlugHolders holders = new SlugHolders(bySlug, sent);
    List<DeploymentEvent> events = new ArrayList<>();
    Deployment draft = deployment;
    for (SchedulePatch s : known.getOrDefault(true, List.of())) {
      UUID target = holders.holderFor(s);
      if (target == null) {
        continue;
      }
      if (!holders.take(s, target)) {
        return Decision.conflict();
      }
      DeploymentSchedule present = draft.schedule(target).orElseThrow();
      DeploymentEvent changed = ScheduleDecider.changed(deployment.id(), present, s);
      events.add(changed);
      draft = Objects.requireNonNull(Deployment.evolve(draft, changed, draft.updated()));
    }
    return added(unknown, draft, events);
  }

  private Decision<DeploymentEvent> added(
      List<SchedulePatch> unknown, Deployment draft, List<DeploymentEvent> events) {
    List<NewSchedule> created =
        unknown.stream().map(s -> created(s).withoutMaxScheduledRuns()).toList();
    if (!ScheduleDecider.areUnique(slugs(draft, created))) {
      return Decision.conflict();
    }
    events.addAll(ScheduleDecider.added(deployment.id(), created, ids));
    return new Decision.Accepted<>(events);
  }

  private static Stream<@Nullable String> slugs(Deployment draft, List<NewSchedule> created) {
    return Stream.concat(
        draft.schedules().stream().map(DeploymentSchedule::slug),
        created.stream().map(NewSchedule::slug));
  }

  private static NewSchedule created(SchedulePatch s) {
    Boolean active = s.active();
    return new NewSchedule(
        Objects.requireNonNull(s.schedule()),
        active == null || active,
        s.maxScheduledRuns(),
        s.parameters(),
        s.slug());
  }
}
