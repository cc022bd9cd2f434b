/** Whether a ledger is what was written: its records are checked against their chain of hashes. */
@NullMarked
package io.daybook.proof;

import org.jspecify.annotations.NullMarked;
