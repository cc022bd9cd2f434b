/** Axon Framework behind the ledger's ports: the only package that knows it. */
@NullMarked
package io.daybook.ledger.axon;

import org.jspecify.annotations.NullMarked;
