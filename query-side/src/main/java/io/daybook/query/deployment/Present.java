package io.daybook.query.deployment;

import io.daybook.query.directory.Directory;
import io.daybook.query.directory.DirectoryView;
import io.daybook.query.directory.Tails;
import io.daybook.query.index.Index;
import io.daybook.query.paging.Hit;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Deployments as they are now. */
record Present(
    DeploymentSearch search, Directory directory, Freshness freshness, InstantSource clock)
    implements Snapshot {

  @Override
  public void awaitVisible(Set<Index> indices, ConsistencyWish wish) {
    freshness.awaitVisible(indices, wish);
  }

  @Override
  public Map<String, String> queueNames() {
    Map<String, String> names = new HashMap<>();
    directory.queues().forEach((id, queue) -> names.put(id, queue.name()));
    return names;
  }

  /**
   * What is shown is taken after the deployments were: they may be newer than what was waited for,
   * and so may be what they name.
   */
  @Override
  public Tails shown(List<Hit> hits, ConsistencyWish wish) {
    DirectoryView view = directory.view(clock.instant());
    if (DeploymentAnswers.isAllKnown(hits, view)) {
      return view;
    }
    freshness.awaitVisible(DeploymentReads.SHOWN, wish);
    return directory.view(clock.instant());
  }
}
