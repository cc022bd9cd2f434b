/** Axon Framework behind the ledger's ports: the only package that knows it. */
@NullMarked
package io.daybook.command.ledger.axon;

import org.jspecify.annotations.NullMarked;
