package io.daybook.workpool;

/** Whether a worker's heart still beats. */
public enum WorkerStatus {
  ONLINE,
  OFFLINE
}
