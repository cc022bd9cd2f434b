/**
 * The ledger as command handlers see it: aggregates to find and to record, the registry of names
 * and references to look things up in, and the bulk writer. No framework: the adapters that keep
 * these promises on Axon and PostgreSQL are in {@code io.daybook.command.ledger.axon}.
 */
@NullMarked
package io.daybook.command.ledger.store;

import org.jspecify.annotations.NullMarked;
