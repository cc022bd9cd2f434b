package io.daybook.command.run;

import io.daybook.run.FlowRun;
import java.util.UUID;

/**
 * The slots of deployments' concurrency limits, which runs hold from PENDING to their end. Every
 * call is made within the command that changes the run's state, with the run locked and as it was
 * before.
 */
public interface DeploymentSlots {

  /** What became of the wish for a slot. */
  sealed interface Grant {

    /** The run needs none: it has no deployment, or that has no limit. */
    record Unlimited() implements Grant {}

    /** It holds one, under a lease. */
    record Held(UUID leaseId) implements Grant {}

    /** All are taken. */
    record Full(boolean cancelsNew) implements Grant {}

    /** The limit is zero: there never will be one. */
    record Closed() implements Grant {}

    /** The deployment is not there any more. */
    record Gone() implements Grant {}
  }

  /** Takes a slot for a run that is to be PENDING. */
  Grant take(FlowRun run);

  /**
   * Lets a run that is to be RUNNING keep its slot: renews the lease, or takes another slot if it
   * has run out. Never {@link Grant.Closed} or {@link Grant.Gone}.
   *
   * @param leaseId that the run's state names
   */
  Grant renew(FlowRun run, UUID leaseId);

  /** Gives back a slot that this command took and the run can't have after all. */
  void giveBack(FlowRun run, UUID leaseId);

  /**
   * Gives a run's slot back as it leaves PENDING, RUNNING or CANCELLING, or is deleted. A run
   * without a lease, or whose lease has run out, gives one back nevertheless.
   */
  void release(FlowRun run);

  /** Like {@link #release}, of a run that is deleted and whose state nobody can tell. */
  void releaseOfUnreadable(UUID runId, UUID deploymentId);

  /** Ends a lease that the client is too old to renew; the slot stays taken. */
  void revoke(UUID leaseId);

  /** Whether all slots are taken and runs that find none are to be cancelled. */
  boolean cancelsNew(FlowRun run);
}
