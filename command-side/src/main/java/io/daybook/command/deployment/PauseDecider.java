package io.daybook.command.deployment;

import io.daybook.command.dispatch.Decision;
import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentEvent;
import io.daybook.deployment.DeploymentEvent.DeploymentPaused;
import io.daybook.deployment.DeploymentEvent.DeploymentResumed;
import org.jspecify.annotations.Nullable;

/** Pausing and resuming by their own endpoints: what is so already is no event. */
final class PauseDecider {

  private PauseDecider() {}

  static Decision<DeploymentEvent> pause(@Nullable Deployment deployment) {
    if (deployment == null) {
      return notFound();
    }
    return deployment.paused()
        ? Decision.accepted()
        : Decision.accepted(new DeploymentPaused(deployment.id()));
  }

  static Decision<DeploymentEvent> resume(@Nullable Deployment deployment) {
    if (deployment == null) {
      return notFound();
    }
    return deployment.paused()
        ? Decision.accepted(new DeploymentResumed(deployment.id()))
        : Decision.accepted();
  }

  static Decision<DeploymentEvent> notFound() {
    return Decision.refused(404, "Deployment not found");
  }
}
