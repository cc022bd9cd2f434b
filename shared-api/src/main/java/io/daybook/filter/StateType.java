package io.daybook.filter;

/** The kinds of states of a run. */
public enum StateType {
  SCHEDULED,
  PENDING,
  RUNNING,
  COMPLETED,
  FAILED,
  CANCELLED,
  CRASHED,
  PAUSED,
  CANCELLING
}
