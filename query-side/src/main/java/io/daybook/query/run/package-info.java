/** How flow runs and task runs are read: lists, counts, their states, and what charts show. */
@NullMarked
package io.daybook.query.run;

import org.jspecify.annotations.NullMarked;
