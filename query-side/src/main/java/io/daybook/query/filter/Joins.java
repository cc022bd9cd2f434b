package io.daybook.query.filter;

import io.daybook.filter.WorkQueueFilter;
import java.util.Collection;

/** What a filter has to find in other documents before it can be asked of its own. */
public interface Joins {

  /** The ids of the flows that satisfy a clause on the index of flows. */
  Collection<String> flowIds(Clause flows);

  /** The ids of the flows that have a deployment that satisfies the clause. */
  Collection<String> flowIdsOfDeployments(Clause deployments);

  /** The ids of the queues that satisfy a filter now, whatever they were named before. */
  Collection<String> queueIds(WorkQueueFilter queues);

  /**
   * The lower-cased names that match a pattern which is too complex for Elasticsearch.
   *
   * @param candidates a clause that all of them satisfy
   */
  Collection<String> namesLike(NameIndex name, Clause candidates, LikePattern pattern);
}
