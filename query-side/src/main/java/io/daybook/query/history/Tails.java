package io.daybook.query.history;

import io.daybook.deployment.DeploymentJson;
import io.daybook.deployment.DeploymentTail;
import io.daybook.deployment.DeploymentTail.Status;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.QueryDsl;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.Hit;
import io.daybook.wire.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What answers about deployments show of queues and limits, as these were at the position of each
 * change. Polls and slots are in no event: nobody polled then, and no slot was taken.
 */
final class Tails {
  static final String QUEUE_ID = "work_queue_id";
  static final String QUEUE_NAME = "work_queue_name";
  static final String LIMIT_ID = "concurrency_limit_id";

  private static final int ROWS = 10_000;

  private final Map<String, NavigableMap<Long, JsonNode>> queues;
  private final Map<String, NavigableMap<Long, JsonNode>> limits;

  private Tails(
      Map<String, NavigableMap<Long, JsonNode>> queues,
      Map<String, NavigableMap<Long, JsonNode>> limits) {
    this.queues = queues;
    this.limits = limits;
  }

  /** For documents of changes, with their positions. */
  static Tails of(List<Hit> changes, SearchClient client) {
    return new Tails(
        past(client, Index.WORK_QUEUE_HISTORY, "name", QUEUE_ID, changes),
        past(client, Index.CONCURRENCY_LIMIT_HISTORY, "body", LIMIT_ID, changes));
  }

  /** The end of the answer about the deployment as it was after this change: a JSON object. */
  byte[] after(Hit change) {
    long position = HistoryFields.position(change);
    JsonNode queue = at(queues, change.field(QUEUE_ID), position);
    JsonNode limit = at(limits, change.field(LIMIT_ID), position);
    String name = queue == null ? change.field(QUEUE_NAME) : queue.path("name").stringValue();
    return Json.bytes(
        DeploymentJson.tail(
            new DeploymentTail(
                Status.NOT_READY,
                null,
                name,
                limit == null ? null : (ObjectNode) limit.get("body"))));
  }

  private static @Nullable JsonNode at(
      Map<String, NavigableMap<Long, JsonNode>> past, @Nullable String id, long position) {
    NavigableMap<Long, JsonNode> revisions = id == null ? null : past.get(id);
    Map.Entry<Long, JsonNode> last = revisions == null ? null : revisions.floorEntry(position);
    return last != null && position < last.getValue().path("to").longValue()
        ? last.getValue()
        : null;
  }

  private static Map<String, NavigableMap<Long, JsonNode>> past(
      SearchClient client, Index index, String field, String reference, List<Hit> changes) {
    Map<String, NavigableMap<Long, JsonNode>> past = new HashMap<>();
    Set<String> ids = new HashSet<>();
    long first = Long.MAX_VALUE;
    long last = 0;
    for (Hit change : changes) {
      String id = change.field(reference);
      if (id != null) {
        ids.add(id);
        first = Math.min(first, HistoryFields.position(change));
        last = Math.max(last, HistoryFields.position(change));
      }
    }
    if (!ids.isEmpty()) {
      Clause then =
          Clause.and(
              Clause.in("id", ids),
              new Clause.Range("from", "lte", last),
              new Clause.Range("to", "gt", first));
      read(client, index, field, then, past);
    }
    return past;
  }

  private static void read(
      SearchClient client,
      Index index,
      String field,
      Clause clause,
      Map<String, NavigableMap<Long, JsonNode>> into) {
    JsonNode hits;
    JsonNode after = null;
    do {
      byte[] answer = client.search(index, Json.bytes(request(clause, field, after)));
      hits = Json.MAPPER.readTree(answer).path("hits").path("hits");
      for (JsonNode hit : hits) {
        JsonNode source = hit.path("_source");
        into.computeIfAbsent(source.path("id").stringValue(), _ -> new TreeMap<>())
            .put(source.path("from").longValue(), source);
        after = hit.path("sort");
      }
    } while (hits.size() == ROWS);
  }

  private static ObjectNode request(Clause clause, String field, @Nullable JsonNode after) {
    ObjectNode request = Json.object().put("size", ROWS).put("track_total_hits", false);
    request.set("query", QueryDsl.render(clause));
    request.putArray("_source").add("id").add("from").add("to").add(field);
    request.putArray("sort").add("id").add("revision");
    if (after != null) {
      request.set("search_after", after);
    }
    return request;
  }
}
