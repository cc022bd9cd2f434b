package io.daybook.query.flow;

import io.daybook.filter.FlowFilter;
import io.daybook.flow.FlowFinder;
import io.daybook.query.projection.ConsistencyWish;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds flows as lists do, for commands that change many. */
@Component
final class SearchedFlows implements FlowFinder {
  private final FlowReads reads;

  SearchedFlows(FlowReads reads) {
    this.reads = reads;
  }

  @Override
  public List<UUID> find(@Nullable FlowFilter filter, int limit) {
    return reads.ids(filter, limit, ConsistencyWish.LATEST);
  }
}
