package io.daybook.ledger;

/**
 * A wish to change the ledger, already of the right shape; whether it comes true is decided by its
 * handler.
 *
 * @param <R> what the one who asked is told
 */
public interface Command<R> {}
