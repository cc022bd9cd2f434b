/**
 * What was refused: requests that would have changed the ledger, were of the right form, and were
 * answered 403, 404, 409 or 422 for what they asked. They are written down after the answer, apart
 * from the state, and never hold a request up.
 */
@NullMarked
package io.daybook.command.audit;

import org.jspecify.annotations.NullMarked;
