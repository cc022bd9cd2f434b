/** What a node does by itself, again and again. */
@NullMarked
package io.daybook.repeat;

import org.jspecify.annotations.NullMarked;
