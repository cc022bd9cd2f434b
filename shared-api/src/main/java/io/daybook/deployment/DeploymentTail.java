package io.daybook.deployment;

import io.daybook.workpool.WorkQueueActivity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of a deployment's answer that changes without a change of the deployment: it is kept
 * apart and put at the end of the stored body when the answer is given.
 *
 * @param workQueueName the queue's name now; where there is no queue, the name that was once asked
 *     for
 * @param globalConcurrencyLimit the limit with its slots in use
 */
public record DeploymentTail(
    Status status,
    @Nullable Instant lastPolled,
    @Nullable String workQueueName,
    @Nullable ObjectNode globalConcurrencyLimit) {

  /** READY: a worker or runner asked for its runs within the time-out. */
  public enum Status {
    READY,
    NOT_READY;

    /**
     * What is true now.
     *
     * @param ready as it was last set
     * @param polled when the deployment was last asked about; null: never
     * @param queuePolled when its queue was
     */
    public static Status of(
        boolean ready, @Nullable Instant polled, @Nullable Instant queuePolled, Instant now) {
      boolean recent = isRecent(polled, now) || isRecent(queuePolled, now);
      return ready && recent ? READY : NOT_READY;
    }

    private static boolean isRecent(@Nullable Instant polled, Instant now) {
      return polled != null && !polled.plus(WorkQueueActivity.POLL_TIMEOUT).isBefore(now);
    }
  }

  /** The tail of a deployment that nobody has polled. */
  public static DeploymentTail unpolled(
      @Nullable String workQueueName, @Nullable ObjectNode globalConcurrencyLimit) {
    return new DeploymentTail(Status.NOT_READY, null, workQueueName, globalConcurrencyLimit);
  }
}
