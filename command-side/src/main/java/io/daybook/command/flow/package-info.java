/** Changes of flows: create or get, tags, deletion with everything below. */
@NullMarked
package io.daybook.command.flow;

import org.jspecify.annotations.NullMarked;
