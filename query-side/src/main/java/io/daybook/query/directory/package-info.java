/**
 * What every list shows of other things, kept in memory beside the indices: names of queues, global
 * limits, and the activity that is too frequent to be events.
 */
@NullMarked
package io.daybook.query.directory;

import org.jspecify.annotations.NullMarked;
