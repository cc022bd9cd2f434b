package io.daybook.command.dispatch;

import io.daybook.ledger.Command;

/**
 * Decides one kind of command. A Spring bean; found and registered at start-up.
 *
 * <p>It runs in a transaction of its own and may run again from the start when another command came
 * first, so it keeps no state and touches nothing but the ledger's database. An exception rolls
 * back everything.
 */
public interface CommandHandler<C extends Command<R>, R> {

  Class<C> type();

  R handle(C command);
}
