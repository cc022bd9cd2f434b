package io.daybook.run;

import io.daybook.filter.FlowRunFilter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds flow runs for commands that name them by a filter. The side that answers queries provides
 * it; it sees every write that was answered before the call.
 */
public interface FlowRunFinder {

  /**
   * The ids of the first flow runs by id, from the largest down.
   *
   * @param filter null: all flow runs
   * @param limit at least 1
   */
  List<UUID> find(@Nullable FlowRunFilter filter, int limit);
}
