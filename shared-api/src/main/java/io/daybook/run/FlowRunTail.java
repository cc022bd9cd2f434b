package io.daybook.run;

import io.daybook.workpool.WorkQueueRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of a flow run's answer that changes without an event of the run.
 *
 * @param workQueue the queue that the run is in; null if it never was in one, or it was deleted
 * @param workQueueName the queue's name now; without a queue, the name that the run was made with
 */
public record FlowRunTail(
    @Nullable WorkQueueRef workQueue, @Nullable String workQueueName, RunEstimates estimates) {

  /**
   * @param queue null if the run's queue is not there any more
   * @param queueName its name now
   */
  public static FlowRunTail of(
      FlowRun run, @Nullable WorkQueueRef queue, @Nullable String queueName, Instant now) {
    return new FlowRunTail(
        queue, queue == null ? run.workQueueName() : queueName, RunEstimates.of(run, now));
  }
}
