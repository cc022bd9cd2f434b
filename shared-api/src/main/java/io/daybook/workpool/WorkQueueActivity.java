package io.daybook.workpool;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a queue's polls beside its events.
 *
 * @param status as it was last set; READY lasts only as long as polls keep coming
 * @param lastPolled when a worker last asked for runs, or a client says that one did; null: never
 * @param workersPolled when a worker really did
 */
public record WorkQueueActivity(
    WorkQueueStatus status, @Nullable Instant lastPolled, @Nullable Instant workersPolled) {

  /** A queue that is not polled for longer is not ready. */
  public static final Duration POLL_TIMEOUT = Duration.ofSeconds(60);

  /** Of a new queue, be it created paused. */
  public static final WorkQueueActivity NONE =
      new WorkQueueActivity(WorkQueueStatus.NOT_READY, null, null);

  /** The status to show. */
  public WorkQueueStatus status(Instant now) {
    return status == WorkQueueStatus.READY && !polledRecently(now)
        ? WorkQueueStatus.NOT_READY
        : status;
  }

  /** Pausing always shows; resuming a queue that is not PAUSED changes nothing. */
  public WorkQueueActivity paused(boolean paused, Instant now) {
    if (paused) {
      return new WorkQueueActivity(WorkQueueStatus.PAUSED, lastPolled, workersPolled);
    }
    return status == WorkQueueStatus.PAUSED
        ? new WorkQueueActivity(resumed(now), lastPolled, workersPolled)
        : this;
  }

  /** After a client stamped the queue, which by itself does not make it ready. */
  public WorkQueueActivity stamped(@Nullable Instant polled) {
    return new WorkQueueActivity(status, polled, workersPolled);
  }

  /** After a poll: a PAUSED queue is only stamped. */
  public WorkQueueActivity polled(Instant at) {
    return new WorkQueueActivity(
        status == WorkQueueStatus.PAUSED ? status : WorkQueueStatus.READY, at, at);
  }

  private WorkQueueStatus resumed(Instant now) {
    return polledRecently(now) ? WorkQueueStatus.READY : WorkQueueStatus.NOT_READY;
  }

  private boolean polledRecently(Instant now) {
    return lastPolled != null && !lastPolled.plus(POLL_TIMEOUT).isBefore(now);
  }
}
