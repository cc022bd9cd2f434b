package io.daybook.command.run;

import io.daybook.run.FlowRun;
import java.util.UUID;

/** Deployments without limits. */
final class NoDeploymentSlots implements DeploymentSlots {

  @Override
  public Grant take(FlowRun run) {
    return new Grant.Unlimited();
  }

  @Override
  public Grant renew(FlowRun run, UUID leaseId) {
    return new Grant.Unlimited();
  }

  @Override
  public void giveBack(FlowRun run, UUID leaseId) {}

  @Override
  public void release(FlowRun run) {}

  @Override
  public void releaseOfUnreadable(UUID runId, UUID deploymentId) {}

  @Override
  public void revoke(UUID leaseId) {}

  @Override
  public boolean cancelsNew(FlowRun run) {
    return false;
  }
}
