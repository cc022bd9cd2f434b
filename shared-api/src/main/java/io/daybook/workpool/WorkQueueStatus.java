package io.daybook.workpool;

/** Whether a queue's work is being fetched. */
public enum WorkQueueStatus {
  /** A worker polled within the time-out. */
  READY,
  NOT_READY,
  PAUSED
}
