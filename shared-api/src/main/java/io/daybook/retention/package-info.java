/** That records were removed because their time was over: said in the ledger, which is kept. */
@NullMarked
package io.daybook.retention;

import org.jspecify.annotations.NullMarked;
