/** The read side: everything that people read, posted from the events of the ledger. */
@NullMarked
package io.daybook.query;

import org.jspecify.annotations.NullMarked;
