/** Changes of flows: create or get, tags, deletion with everything below. */
@NullMarked
package io.daybook.flow.write;

import org.jspecify.annotations.NullMarked;
