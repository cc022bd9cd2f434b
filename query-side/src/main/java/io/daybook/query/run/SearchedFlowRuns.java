package io.daybook.query.run;

import io.daybook.filter.FlowRunCriteria;
import io.daybook.filter.FlowRunFilter;
import io.daybook.filter.FlowRunQuery;
import io.daybook.filter.FlowRunSort;
import io.daybook.filter.Paging;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.run.FlowRunFinder;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds flow runs as lists do, for commands that change many. */
@Component
final class SearchedFlowRuns implements FlowRunFinder {
  private final FlowRunReads reads;

  SearchedFlowRuns(FlowRunReads reads) {
    this.reads = reads;
  }

  @Override
  public List<UUID> find(@Nullable FlowRunFilter filter, int limit) {
    FlowRunQuery.Listing first =
        new FlowRunQuery.Listing(
            FlowRunCriteria.of(filter), FlowRunSort.ID_DESC, new Paging(limit, 0));
    return reads.rows(first, ConsistencyWish.LATEST).stream()
        .map(hit -> UUID.fromString(String.valueOf(hit.field("id"))))
        .toList();
  }
}
