package io.daybook.query.deployment;

import io.daybook.query.asof.PastReads;
import io.daybook.query.directory.PastView.Asked;
import io.daybook.query.directory.TailSource;
import io.daybook.query.directory.Tails;
import io.daybook.query.filter.Moment;
import io.daybook.query.index.Index;
import io.daybook.query.paging.Hit;
import io.daybook.query.projection.ConsistencyWish;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Deployments as they were; whatever the reader wishes, all that happened until then is in it. */
record Past(Moment.Past moment, DeploymentSearch search, PastReads reads) implements Snapshot {

  @Override
  public void awaitVisible(Set<Index> indices, ConsistencyWish wish) {
    reads.awaitVisible(moment, indices);
  }

  @Override
  public Map<String, String> queueNames() {
    return reads.directory().queueNames(moment);
  }

  @Override
  public Tails shown(List<Hit> hits, ConsistencyWish wish) {
    long position = moment.position();
    return reads
        .directory()
        .view(hits.stream().map(hit -> new Asked(position, TailSource.of(hit))).toList())
        .at(position);
  }
}
