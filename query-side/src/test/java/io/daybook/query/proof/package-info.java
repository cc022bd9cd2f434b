/** Tampering with a real ledger, and what is found of it. */
@NullMarked
package io.daybook.query.proof;

import org.jspecify.annotations.NullMarked;
