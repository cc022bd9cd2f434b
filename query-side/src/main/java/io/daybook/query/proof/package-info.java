/** Whether the ledger is what was written: verifying it, keeping checkpoints, handing it out. */
@NullMarked
package io.daybook.query.proof;

import org.jspecify.annotations.NullMarked;
