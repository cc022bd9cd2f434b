/** What is written down: facts, who caused them, and how they are stored. */
@NullMarked
package io.daybook.ledger;

import org.jspecify.annotations.NullMarked;
