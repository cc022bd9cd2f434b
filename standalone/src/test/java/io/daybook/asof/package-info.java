/** Reads of the past against what was really answered then. */
@NullMarked
package io.daybook.asof;

import org.jspecify.annotations.NullMarked;
