package io.daybook.query.run;

import io.daybook.query.directory.Directory;
import io.daybook.query.directory.DirectoryQueue;
import io.daybook.query.index.Index;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The queues that runs name, as they are now; one that was deleted is not among them. */
@Component
final class Queues {
  private final Directory directory;
  private final Freshness freshness;

  Queues(Directory directory, Freshness freshness) {
    this.directory = directory;
    this.freshness = freshness;
  }

  /**
   * The queues by id. They are taken after the runs were: a run may be newer than what was waited
   * for, and so may its queue.
   *
   * @param named which the runs name
   */
  Map<String, DirectoryQueue> of(Collection<String> named, ConsistencyWish wish) {
    Map<String, DirectoryQueue> queues = directory.queues();
    if (queues.keySet().containsAll(named)) {
      return queues;
    }
    freshness.awaitVisible(Set.of(Index.WORK_QUEUES), wish);
    return directory.queues();
  }
}
