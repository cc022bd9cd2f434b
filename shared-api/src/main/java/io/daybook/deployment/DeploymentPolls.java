package io.daybook.deployment;

import io.daybook.deployment.DeploymentTail.Status;
import io.daybook.workpool.WorkQueueActivity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for a deployment's runs. A poll of its queue is a poll of the deployment as well, and
 * is not written down for each of them: it is told from the queue.
 *
 * @param ready whether it was ever polled by itself, or in a queue that it has left
 * @param lastPolled when; null: never
 * @param queueSince polls of its queue before this moment were not for it; null: all were
 */
public record DeploymentPolls(
    boolean ready, @Nullable Instant lastPolled, @Nullable Instant queueSince) {

  /** Of a deployment that nobody polled by itself. */
  public static final DeploymentPolls NONE = new DeploymentPolls(false, null, null);

  /** Ready as long as somebody polls the deployment, or the queue that it is in. */
  public Status status(WorkQueueActivity queue, Instant now) {
    Instant inQueue = inQueue(queue);
    boolean recent = isRecent(lastPolled, now) || isRecent(queue.lastPolled(), now);
    return (ready && recent) || isRecent(inQueue, now) ? Status.READY : Status.NOT_READY;
  }

  /** When the deployment, or its queue with it, was last polled; null: never. */
  public @Nullable Instant lastPolled(WorkQueueActivity queue) {
    Instant inQueue = inQueue(queue);
    if (lastPolled == null || inQueue == null) {
      return lastPolled == null ? inQueue : lastPolled;
    }
    return lastPolled.isAfter(inQueue) ? lastPolled : inQueue;
  }

  private @Nullable Instant inQueue(WorkQueueActivity queue) {
    Instant polled = queue.workersPolled();
    boolean before = polled != null && queueSince != null && polled.isBefore(queueSince);
    return before ? null : polled;
  }

  private static boolean isRecent(@Nullable Instant polled, Instant now) {
    return polled != null && !polled.plus(WorkQueueActivity.POLL_TIMEOUT).isBefore(now);
  }
}
