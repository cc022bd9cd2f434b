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
import io.daybook.deployment.DeploymentEvent.DeploymentOwnLimitSet;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Names and numbers of deployments, and what they refer to. */
final class DeploymentRegistrar implements Registrar<DeploymentEvent> {

  /** Leaving a queue, a deployment keeps what the queue's polls have made of it. */
  private static final String MOVE =
      """
      with kept as (
        insert into activity.deployment (deployment_id, status, last_polled)
        select d.id, 'READY', q.workers_polled
        from ledger.deployment d
          join activity.work_queue q on q.queue_id = d.work_queue_id
          left join activity.deployment a on a.deployment_id = d.id
        where d.id = ? and q.workers_polled >= coalesce(a.queue_since, '-infinity')
        on conflict (deployment_id) do update set status = excluded.status,
          last_polled = greatest(activity.deployment.last_polled, excluded.last_polled)
      )
      update ledger.deployment set work_queue_id = ? where id = ?\
      """;

  /** A queue's earlier polls were not for a deployment that enters it now. */
  private static final String ENTER =
      """
      insert into activity.deployment (deployment_id, status, queue_since)
      select ?, 'NOT_READY', ?::timestamptz from activity.work_queue
      where queue_id = ? and workers_polled is not null
      on conflict (deployment_id) do update set queue_since = excluded.queue_since\
      """;

  @Override
  public Class<DeploymentEvent> events() {
    return DeploymentEvent.class;
  }

  @Override
  public List<Registration> register(DeploymentEvent event, Instant at) {
    return switch (event) {
      case DeploymentCreated e -> created(e, at);
      case DeploymentWorkQueueChanged e -> queue(e.deploymentId(), idOf(e.workQueue()), at);
      case DeploymentWorkQueueLost e -> queue(e.deploymentId(), null, at);
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
          DeploymentOwnLimitSet _,
          DeploymentStorageDocumentChanged _,
          DeploymentInfrastructureDocumentChanged _,
          DeploymentTouched _,
          ScheduleEvent _ ->
          List.of();
    };
  }

  private static List<Registration> created(DeploymentCreated e, Instant at) {
    Registration created =
        Registration.of(
            "insert into ledger.deployment"
                + " (id, flow_id, name, number, work_queue_id, concurrency_limit_id)"
                + " values (?, ?, ?, ?, ?, ?)",
            e.deploymentId(),
            e.flow().id(),
            e.name(),
            e.number(),
            idOf(e.workQueue()),
            e.concurrencyLimitId());
    UUID queue = idOf(e.workQueue());
    return queue == null
        ? List.of(created)
        : List.of(created, entered(e.deploymentId(), queue, at));
  }

  private static List<Registration> queue(UUID deploymentId, @Nullable UUID queueId, Instant at) {
    Registration moved = Registration.of(MOVE, deploymentId, queueId, deploymentId);
    return queueId == null ? List.of(moved) : List.of(moved, entered(deploymentId, queueId, at));
  }

  private static Registration entered(UUID deploymentId, UUID queueId, Instant at) {
    return Registration.of(ENTER, deploymentId, at.atOffset(ZoneOffset.UTC), queueId);
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
