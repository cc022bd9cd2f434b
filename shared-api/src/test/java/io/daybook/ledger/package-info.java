/** Events as they are stored. */
@NullMarked
package io.daybook.ledger;

import org.jspecify.annotations.NullMarked;
