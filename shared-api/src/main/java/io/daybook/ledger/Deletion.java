package io.daybook.ledger;

/** The end of an aggregate. What was before does not matter any more. */
public interface Deletion extends Unconditional {}
