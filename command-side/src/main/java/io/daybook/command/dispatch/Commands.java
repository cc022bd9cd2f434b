package io.daybook.command.dispatch;

import io.daybook.ledger.Command;

/** Sends commands to their handlers; what controllers use. */
public interface Commands {

  /**
   * Runs the command in one transaction with the metadata of the current request, again if another
   * command came first, and sets the answer's {@code Daybook-Position}.
   */
  <R> Written<R> send(Command<R> command);
}
