package io.daybook.flow;

import io.daybook.filter.FlowFilter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds flows for commands that name them by a filter. The side that answers queries provides it;
 * it sees every write that was answered before the call.
 */
public interface FlowFinder {

  /**
   * The ids of the first flows by name, then id.
   *
   * @param filter null: all flows
   * @param limit at least 1
   */
  List<UUID> find(@Nullable FlowFilter filter, int limit);
}
