package io.daybook.query.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of an aggregate: all that happened to it in one transaction.
 *
 * @param before null if it did not exist
 * @param after null if it does not exist any more
 * @param entries at least one
 */
record Step<S>(@Nullable S before, @Nullable S after, List<LogEntry> entries) {

  long position() {
    return entries.getLast().position();
  }
}
