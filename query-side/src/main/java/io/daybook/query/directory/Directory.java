package io.daybook.query.directory;

import io.daybook.filter.WorkQueueFilter;
import io.daybook.query.filter.QueueMatcher;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.projection.Freshness;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What lists show of queues and limits: kept in memory, followed at every read. */
public final class Directory {
  private final IndexCopy<String> queueNames;
  private final IndexCopy<ObjectNode> limits;
  private final Activity activity;
  private final Freshness freshness;

  public Directory(SearchClient client, Activity activity, Freshness freshness) {
    this.queueNames =
        new IndexCopy<>(client, Index.WORK_QUEUES, d -> body(d).path("name").stringValue());
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
    return QueueMatcher.ids(queues(), filter);
  }

  private Map<String, String> queues() {
    return queueNames.at(freshness.visible(Index.WORK_QUEUES));
  }

  private static ObjectNode body(JsonNode document) {
    return (ObjectNode) document.path("body");
  }
}
