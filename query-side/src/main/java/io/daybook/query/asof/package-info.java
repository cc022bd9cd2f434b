/**
 * Reads of the past: from what a client calls a moment to the position that it means, and to the
 * joins and the directory of that position.
 */
@NullMarked
package io.daybook.query.asof;

import org.jspecify.annotations.NullMarked;
