/** How commands reach their handlers: one command, one transaction, one answer with a position. */
@NullMarked
package io.daybook.ledger.command;

import org.jspecify.annotations.NullMarked;
