package io.daybook.command.dispatch;

/** The answer of a command that has nothing to tell. */
public enum Done {
  DONE
}
