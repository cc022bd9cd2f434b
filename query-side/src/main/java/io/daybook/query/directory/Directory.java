package io.daybook.query.directory;

import io.daybook.filter.WorkQueueFilter;
import io.daybook.query.filter.QueueMatcher;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.index.Source;
import io.daybook.query.projection.Freshness;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What lists show of queues and limits: kept in memory, followed at every read. */
public final class Directory {
  private final IndexCopy<DirectoryQueue> queues;
  private final IndexCopy<ObjectNode> limits;
  private final Activity activity;
  private final Freshness freshness;

  public Directory(SearchClient client, Activity activity, Freshness freshness) {
    this.queues = new IndexCopy<>(client, Index.WORK_QUEUES, d -> DirectoryQueue.of(body(d)));
    this.limits = new IndexCopy<>(client, Index.CONCURRENCY_LIMITS, Directory::body);
    this.activity = activity;
    this.freshness = freshness;
  }

  /** Everything as it is now. */
  public DirectoryView view(Instant now) {
    activity.refresh();
    return new DirectoryView(
        queues(), limits.at(freshness.visible(Index.CONCURRENCY_LIMITS)), activity, now);
  }

  /** The ids of the queues that satisfy a filter. */
  public Collection<String> queueIds(WorkQueueFilter filter) {
    Map<String, String> names = new HashMap<>();
    queues().forEach((id, queue) -> names.put(id, queue.name()));
    return QueueMatcher.ids(names, filter);
  }

  /** The queues that there are now, by id. */
  public Map<String, DirectoryQueue> queues() {
    return queues.at(freshness.visible(Index.WORK_QUEUES));
  }

  private static ObjectNode body(JsonNode document) {
    return (ObjectNode) Source.part(document, "body");
  }
}
