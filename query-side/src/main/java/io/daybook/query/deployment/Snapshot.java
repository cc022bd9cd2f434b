package io.daybook.query.deployment;

import io.daybook.query.directory.Tails;
import io.daybook.query.index.Index;
import io.daybook.query.paging.Hit;
import io.daybook.query.projection.ConsistencyWish;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All deployments at one moment. */
interface Snapshot {

  /**
   * Waits until searches see what a read needs.
   *
   * @param indices of the present
   */
  void awaitVisible(Set<Index> indices, ConsistencyWish wish);

  DeploymentSearch search();

  /** What queues are called, by id. */
  Map<String, String> queueNames();

  /** What answers about these show beside them. */
  Tails shown(List<Hit> hits, ConsistencyWish wish);
}
