package io.daybook.command.ledger.jdbc;

import io.daybook.command.ledger.store.Registrar;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentConcurrencyLimitLost;
import io.daybook.deployment.DeploymentEvent.DeploymentCreated;
import io.daybook.deployment.DeploymentEvent.DeploymentDeleted;
import io.daybook.deployment.DeploymentEvent.DeploymentOwnLimitSet;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentResumed;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleAdded;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleChanged;
import io.daybook.deployment.DeploymentEvent.DeploymentScheduleRemoved;
import io.daybook.deployment.DeploymentEvent.DeploymentWorkQueueLost;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Schedules, and what their scheduler has to know of deployments; after {@link
 * DeploymentRegistrar}.
 */
final class ScheduleRegistrar implements Registrar<DeploymentEvent> {

  @Override
  public Class<DeploymentEvent> events() {
    return DeploymentEvent.class;
  }

  // Most events only tell the scheduler to look at the deployment again.
  @Override
  @SuppressWarnings("PatternMatchingInstanceof")
  public List<Registration> register(DeploymentEvent event, Instant at) {
    if (event instanceof DeploymentCreated e) {
      return e.paused() ? List.of(paused(e.deploymentId(), true)) : List.of();
    }
    if (event instanceof DeploymentDeleted
        || event instanceof DeploymentWorkQueueLost
        || event instanceof DeploymentConcurrencyLimitLost
        || event instanceof DeploymentOwnLimitSet) {
      return List.of();
    }
    UUID id = event.deploymentId();
    if (event instanceof DeploymentPaused || event instanceof DeploymentResumed) {
      return List.of(paused(id, event instanceof DeploymentPaused));
    }
    if (event instanceof DeploymentScheduleAdded e) {
      return List.of(
          Registration.of(
              "insert into ledger.schedule (id, deployment_id, active) values (?, ?, ?)",
              e.scheduleId(),
              id,
              e.active()),
          changed(id));
    }
    if (event instanceof DeploymentScheduleChanged e) {
      return List.of(
          Registration.of(
              "update ledger.schedule set active = ? where id = ?", e.active(), e.scheduleId()),
          changed(id));
    }
    if (event instanceof DeploymentScheduleRemoved e) {
      return List.of(
          Registration.of("delete from ledger.schedule where id = ?", e.scheduleId()), changed(id));
    }
    return List.of(changed(id));
  }

  private static Registration paused(UUID deploymentId, boolean paused) {
    return Registration.of(
        "update ledger.deployment set paused = ?, changed = now() where id = ?",
        paused,
        deploymentId);
  }

  // A deployment of this very transaction is new already.
  private static Registration changed(UUID deploymentId) {
    return Registration.of(
        "update ledger.deployment set changed = now() where id = ? and changed < now()",
        deploymentId);
  }
}
