package io.daybook.workpool;

/** Whether a pool's work is being fetched. */
public enum WorkPoolStatus {
  /** A worker is online. */
  READY,
  NOT_READY,
  PAUSED
}
