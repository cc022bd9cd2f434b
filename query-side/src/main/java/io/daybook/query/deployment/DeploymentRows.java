package io.daybook.query.deployment;

import io.daybook.filter.DeploymentSort;
import io.daybook.query.directory.Directory;
import io.daybook.query.directory.DirectoryView;
import io.daybook.query.index.Index;
import io.daybook.query.paging.Cursor.Value;
import io.daybook.query.paging.Hit;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;

/** Deployments that were found, as lists answer them, for who answers more beside each. */
@Component
public final class DeploymentRows {
  private final Directory directory;
  private final Freshness freshness;
  private final InstantSource clock;

  DeploymentRows(Directory directory, Freshness freshness, InstantSource clock) {
    this.directory = directory;
    this.freshness = freshness;
    this.clock = clock;
  }

  /** The fields that hits need for their answers, and some more. */
  public static Set<String> with(String... more) {
    Set<String> fields = new HashSet<>(DeploymentAnswers.FIELDS);
    fields.addAll(List.of(more));
    return fields;
  }

  /** The order of a list, for Elasticsearch. */
  public static ArrayNode order(DeploymentSort sort) {
    return DeploymentSearch.order(sort).render();
  }

  /** What the cursors of a list consist of. */
  public static List<Value> values(DeploymentSort sort) {
    return Seek.values(sort);
  }

  /** Each as a JSON object. */
  public List<byte[]> bodies(List<Hit> hits, ConsistencyWish wish) {
    DirectoryView shown = directory.view(clock.instant());
    if (!DeploymentAnswers.isAllKnown(hits, shown)) {
      freshness.awaitVisible(Set.of(Index.WORK_QUEUES, Index.CONCURRENCY_LIMITS), wish);
      shown = directory.view(clock.instant());
    }
    DirectoryView view = shown;
    return hits.stream().map(hit -> new DeploymentAnswers(view, null).one(hit)).toList();
  }
}
