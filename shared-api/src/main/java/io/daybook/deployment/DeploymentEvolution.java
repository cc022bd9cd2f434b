package io.daybook.deployment;

import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyLimitChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyLimitLost;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyOptionsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentDescriptionChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentEntrypointChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentInfrastructureDocumentChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentJobVariablesChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentLabelsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentOwnLimitSet;
import io.daybook.deployment.DeploymentEvent.DeploymentParameterEnforcementChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentParameterSchemaChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentParametersChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentPathChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentPullStepsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentResumed;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleAdded;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleRemoved;
import io.daybook.deployment.DeploymentEvent.DeploymentStorageDocumentChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.deployment.DeploymentEvent.DeploymentVersionChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueLost;
import io.daybook.deployment.DeploymentEvent.ScheduleEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What each event does to a deployment. */
final class DeploymentEvolution {

  private DeploymentEvolution() {}

  static @Nullable Deployment evolve(
      @Nullable Deployment before, DeploymentEvent event, Instant at) {
    return switch (event) {
      case DeploymentCreated e -> new DeploymentDraft(e, at).deployment();
      case DeploymentPaused _ -> updated(before, at, d -> d.paused = true);
      case DeploymentResumed _ -> updated(before, at, d -> d.paused = false);
      case DeploymentVersionChanged e -> updated(before, at, d -> d.version = e.version());
      case DeploymentDescriptionChanged e ->
          updated(before, at, d -> d.description = e.description());
      case DeploymentPathChanged e -> updated(before, at, d -> d.path = e.path());
      case DeploymentEntrypointChanged e -> updated(before, at, d -> d.entrypoint = e.entrypoint());
      case DeploymentPullStepsChanged e -> updated(before, at, d -> d.pullSteps = e.pullSteps());
      case DeploymentTagsChanged e -> updated(before, at, d -> d.tags = e.tags());
      case DeploymentLabelsChanged e -> updated(before, at, d -> d.labels = e.labels());
      case DeploymentParametersChanged e -> updated(before, at, d -> d.parameters = e.parameters());
      case DeploymentParameterSchemaChanged e ->
          updated(before, at, d -> d.parameterOpenapiSchema = e.parameterOpenapiSchema());
      case DeploymentParameterEnforcementChanged e ->
          updated(before, at, d -> d.enforceParameterSchema = e.enforceParameterSchema());
      case DeploymentJobVariablesChanged e ->
          updated(before, at, d -> d.jobVariables = e.jobVariables());
      case DeploymentWorkQueueChanged e -> updated(before, at, d -> d.sendTo(e));
      case DeploymentWorkQueueLost _ -> kept(before, d -> d.workQueue = null);
      case DeploymentConcurrencyLimitChanged e ->
          updated(before, at, d -> d.limitBy(e.concurrencyLimitId()));
      case DeploymentOwnLimitSet e -> kept(before, d -> d.ownLimit = e.limit());
      case DeploymentConcurrencyLimitLost _ -> kept(before, d -> d.limitBy(null));
      case DeploymentConcurrencyOptionsChanged e ->
          updated(before, at, d -> d.concurrencyOptions = e.concurrencyOptions());
      case DeploymentStorageDocumentChanged e ->
          updated(before, at, d -> d.storageDocumentId = e.storageDocumentId());
      case DeploymentInfrastructureDocumentChanged e ->
          updated(before, at, d -> d.infrastructureDocumentId = e.infrastructureDocumentId());
      case ScheduleEvent e -> kept(before, d -> d.schedules = evolve(d.schedules, e, at));
      case DeploymentTouched _ -> updated(before, at, _ -> {});
      case DeploymentDeleted _ -> null;
    };
  }

  private static List<DeploymentSchedule> evolve(
      List<DeploymentSchedule> before, ScheduleEvent event, Instant at) {
    List<DeploymentSchedule> after = new ArrayList<>(before);
    switch (event) {
      case DeploymentScheduleAdded e -> after.add(scheduleOf(e, at));
      case DeploymentScheduleChanged e ->
          after.replaceAll(at(e.scheduleId(), s -> changed(s, e, at)));
      case DeploymentScheduleRemoved e -> after.removeIf(s -> s.id().equals(e.scheduleId()));
    }
    return List.copyOf(after);
  }

  private static DeploymentSchedule scheduleOf(DeploymentScheduleAdded e, Instant at) {
    return new DeploymentSchedule(
        e.scheduleId(),
        at,
        at,
        e.schedule(),
        e.active(),
        e.maxScheduledRuns(),
        e.parameters(),
        e.slug());
  }

  private static DeploymentSchedule changed(
      DeploymentSchedule s, DeploymentScheduleChanged e, Instant at) {
    return new DeploymentSchedule(
        s.id(),
        s.created(),
        at,
        e.schedule(),
        e.active(),
        e.maxScheduledRuns(),
        e.parameters(),
        e.slug());
  }

  private static UnaryOperator<DeploymentSchedule> at(
      UUID id, UnaryOperator<DeploymentSchedule> change) {
    return s -> s.id().equals(id) ? change.apply(s) : s;
  }

  private static Deployment updated(
      @Nullable Deployment before, Instant at, Consumer<DeploymentDraft> change) {
    return kept(before, change.andThen(d -> d.updated = at));
  }

  /** The change without a new {@code updated}. */
  private static Deployment kept(@Nullable Deployment before, Consumer<DeploymentDraft> change) {
    DeploymentDraft draft =
        new DeploymentDraft(
            Objects.requireNonNull(before, "an event of a deployment that does not exist"));
    change.accept(draft);
    return draft.deployment();
  }
}
