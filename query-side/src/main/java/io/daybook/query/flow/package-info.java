/** How flows are read. */
@NullMarked
package io.daybook.query.flow;

import org.jspecify.annotations.NullMarked;
