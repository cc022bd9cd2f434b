package io.daybook.ledger.command;

/** The answer of a command that has nothing to tell. */
public enum Done {
  DONE
}
