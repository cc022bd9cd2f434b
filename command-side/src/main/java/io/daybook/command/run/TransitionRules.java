package io.daybook.command.run;

/** Which of the rules about states hold for a request. */
public enum TransitionRules {
  /** All of them. */
  ALL,
  /** Only those that even force does not skip. */
  FORCED,
  /** Those of a run that is marked late. */
  LATE
}
