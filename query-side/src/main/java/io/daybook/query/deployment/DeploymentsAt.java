package io.daybook.query.deployment;

import io.daybook.filter.DeploymentCriteria;
import io.daybook.query.directory.Tails;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.DeploymentClauses;
import io.daybook.query.index.Index;
import io.daybook.query.paging.Hit;
import io.daybook.query.projection.ConsistencyWish;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** All deployments at one moment, for who asks more of their documents than lists do. */
public final class DeploymentsAt {
  private final Snapshot snapshot;

  DeploymentsAt(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** Waits until searches see what these filters and the answers need. */
  public void awaitVisible(DeploymentCriteria criteria, ConsistencyWish wish) {
    EnumSet<Index> indices = EnumSet.copyOf(DeploymentReads.SHOWN);
    indices.addAll(DeploymentClauses.indices(criteria));
    snapshot.awaitVisible(indices, wish);
  }

  /** The index that has their documents. */
  public Index index() {
    return snapshot.search().index();
  }

  /** The documents that satisfy the filters, of those that held at the moment. */
  public Clause satisfying(DeploymentCriteria criteria) {
    return snapshot.search().satisfying(criteria);
  }

  /** What queues were called, by id. */
  public Map<String, String> queueNames() {
    return snapshot.queueNames();
  }

  /** Each as the JSON object that lists answer. */
  public List<byte[]> bodies(List<Hit> hits, ConsistencyWish wish) {
    Tails shown = snapshot.shown(hits, wish);
    return hits.stream().map(hit -> new DeploymentAnswers(shown, null).one(hit)).toList();
  }
}
