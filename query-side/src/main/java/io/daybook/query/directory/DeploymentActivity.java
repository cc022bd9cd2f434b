package io.daybook.query.directory;

import io.daybook.deployment.DeploymentTail.Status;
import io.daybook.workpool.WorkQueueActivity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for a deployment's runs.
 *
 * @param ready as it was last set
 * @param lastPolled null: nobody did
 */
public record DeploymentActivity(boolean ready, @Nullable Instant lastPolled) {
  static final DeploymentActivity NONE = new DeploymentActivity(false, null);

  /** Ready as long as somebody polls the deployment, or the queue that it is in. */
  public Status status(WorkQueueActivity queue, Instant now) {
    return Status.of(ready, lastPolled, queue.lastPolled(), now);
  }
}
