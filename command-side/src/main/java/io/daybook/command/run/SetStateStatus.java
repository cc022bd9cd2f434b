package io.daybook.command.run;

/** What became of a request for a state. */
public enum SetStateStatus {
  /** The run is in that state. */
  ACCEPT,
  /** It is in another one, or stays as it is. */
  REJECT,
  /** Nothing changes, and the client should give up. */
  ABORT,
  /** Nothing changes yet. */
  WAIT
}
