package io.daybook.command.ledger.jdbc;

import io.daybook.command.ledger.store.Registrar;
import io.daybook.deployment.DeploymentEvent;
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
import io.daybook.deployment.DeploymentEvent.DeploymentParameterEnforcementChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentParameterSchemaChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentParametersChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentPathChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentPullStepsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentResumed;
import io.daybook.deployment.DeploymentEvent.DeploymentStorageDocumentChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentTagsChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentTouched;
import io.daybook.deployment.DeploymentEvent.DeploymentVersionChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueLost;
import io.daybook.deployment.DeploymentEvent.ScheduleEvent;
import io.daybook.workpool.WorkQueueRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names and numbers of deployments, and what they refer to. */
final class DeploymentRegistrar implements Registrar<DeploymentEvent> {

  @Override
  public Class<DeploymentEvent> events() {
    return DeploymentEvent.class;
  }

  @Override
  public List<Registration> register(DeploymentEvent event, Instant at) {
    return switch (event) {
      case DeploymentCreated e -> created(e);
      case DeploymentWorkQueueChanged e -> queue(e.deploymentId(), idOf(e.workQueue()));
      case DeploymentWorkQueueLost e -> queue(e.deploymentId(), null);
      case DeploymentConcurrencyLimitChanged e -> limit(e.deploymentId(), e.concurrencyLimitId());
      case DeploymentConcurrencyLimitLost e -> limit(e.deploymentId(), null);
      case DeploymentDeleted e ->
          List.of(Registration.of("delete from ledger.deployment where id = ?", e.deploymentId()));
      case DeploymentPaused _,
          DeploymentResumed _,
          DeploymentVersionChanged _,
          DeploymentDescriptionChanged _,
          DeploymentPathChanged _,
          DeploymentEntrypointChanged _,
          DeploymentPullStepsChanged _,
          DeploymentTagsChanged _,
          DeploymentLabelsChanged _,
          DeploymentParametersChanged _,
          DeploymentParameterSchemaChanged _,
          DeploymentParameterEnforcementChanged _,
          DeploymentJobVariablesChanged _,
          DeploymentConcurrencyOptionsChanged _,
          DeploymentStorageDocumentChanged _,
          DeploymentInfrastructureDocumentChanged _,
          DeploymentTouched _,
          ScheduleEvent _ ->
          List.of();
    };
  }

  private static List<Registration> created(DeploymentCreated e) {
    return List.of(
        Registration.of(
            "insert into ledger.deployment"
                + " (id, flow_id, name, number, work_queue_id, concurrency_limit_id)"
                + " values (?, ?, ?, ?, ?, ?)",
            e.deploymentId(),
            e.flow().id(),
            e.name(),
            e.number(),
            idOf(e.workQueue()),
            e.concurrencyLimitId()));
  }

  private static List<Registration> queue(UUID deploymentId, @Nullable UUID queueId) {
    return List.of(
        Registration.of(
            "update ledger.deployment set work_queue_id = ? where id = ?", queueId, deploymentId));
  }

  private static List<Registration> limit(UUID deploymentId, @Nullable UUID limitId) {
    return List.of(
        Registration.of(
            "update ledger.deployment set concurrency_limit_id = ? where id = ?",
            limitId,
            deploymentId));
  }

  private static @Nullable UUID idOf(@Nullable WorkQueueRef queue) {
    return queue == null ? null : queue.id();
  }
}
