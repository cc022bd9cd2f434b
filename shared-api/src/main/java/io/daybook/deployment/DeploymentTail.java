package io.daybook.deployment;

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
    NOT_READY
  }
}
