package io.daybook.ledger;

/**
 * An event that holds whatever its aggregate was before: it may follow events that can't be read.
 */
public interface Unconditional extends LedgerEvent {}
