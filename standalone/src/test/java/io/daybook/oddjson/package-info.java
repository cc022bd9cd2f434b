/** Odd JSON through every route that keeps what clients send, to its last reader. */
@NullMarked
package io.daybook.oddjson;

import org.jspecify.annotations.NullMarked;
