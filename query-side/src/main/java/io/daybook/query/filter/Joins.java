package io.daybook.query.filter;

import io.daybook.filter.WorkPoolFilter;
import io.daybook.filter.WorkQueueFilter;
import io.daybook.query.index.Index;
import java.util.Collection;

/** What a filter has to find in other documents before it can be asked of its own. */
public interface Joins {

  /** The ids of the flows that satisfy a clause on the index of flows. */
  Collection<String> flowIds(Clause flows);

  /** Documents whose flow satisfies a clause on the index of flows. */
  default Clause withFlows(Clause flows) {
    return Clause.in("flow_id", flowIds(flows));
  }

  /** Documents whose queue satisfies a filter. */
  default Clause withQueues(WorkQueueFilter queues) {
    return Clause.in("work_queue_id", queueIds(queues));
  }

  /**
   * The ids of the flows that have a document that satisfies a clause.
   *
   * @param index the index of such documents: of deployments, flow runs or task runs
   */
  Collection<String> flowIdsOf(Index index, Clause clause);

  /** The ids of the queues that satisfy a filter now, whatever they were named before. */
  Collection<String> queueIds(WorkQueueFilter queues);

  /** The ids of the queues that there are now in the pools that satisfy a filter. */
  Collection<String> queueIds(WorkPoolFilter pools);

  /** As {@link RunJoin#sharing}. */
  Clause sharing(String number, Index others, String othersNumber, Clause clause);

  /**
   * The lower-cased names that match a pattern which is too complex for Elasticsearch.
   *
   * @param candidates a clause that all of them satisfy
   */
  Collection<String> namesLike(NameIndex name, Clause candidates, LikePattern pattern);
}
