package io.daybook.query.projection;

import io.daybook.run.Week;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a batch did to one aggregate.
 *
 * @param before null if it did not exist
 * @param after null if it does not exist any more
 * @param entries at least one
 */
record Folded<S>(UUID id, @Nullable S before, @Nullable S after, List<LogEntry> entries) {

  /** The week whose indices have its documents; null where there is one index for all. */
  @Nullable Week week() {
    return entries.getLast().week();
  }

  /** The position of the newest entry. */
  long version() {
    return entries.getLast().position();
  }
}
