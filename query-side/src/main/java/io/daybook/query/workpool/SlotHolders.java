package io.daybook.query.workpool;

import io.daybook.filter.Paging;
import io.daybook.query.directory.Directory;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.QueryDsl;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.Hits;
import io.daybook.query.paging.IndexView;
import io.daybook.query.paging.Order;
import io.daybook.query.paging.Pages;
import io.daybook.query.paging.Question;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The runs that hold slots of queues, and so of their pools: one request for all of them. */
@Component
final class SlotHolders {
  /** What holds a slot of a pool and of a queue in it. */
  static final List<String> ACTIVE = List.of("PENDING", "RUNNING");

  /** The older requests, which name no pool, count these. */
  static final List<String> ACTIVE_OR_CANCELLING = List.of("PENDING", "RUNNING", "CANCELLING");

  private static final String QUEUE = "work_queue_id";

  private final SearchClient client;
  private final Pages pages;
  private final Directory directory;
  private final Freshness freshness;

  SlotHolders(SearchClient client, Pages pages, Directory directory, Freshness freshness) {
    this.client = client;
    this.pages = pages;
    this.directory = directory;
    this.freshness = freshness;
  }

  /** The ids of those pools or queues that have a limit: others don't show their slots. */
  static List<String> limited(List<ObjectNode> bodies) {
    return bodies.stream()
        .filter(body -> !body.path("concurrency_limit").isNull())
        .map(body -> body.path("id").stringValue())
        .toList();
  }

  /** How many runs of queues are in states of these types, by the queue's id. */
  Map<String, Integer> ofQueues(
      Collection<String> queues, List<String> types, ConsistencyWish wish) {
    Map<String, Integer> counts = new HashMap<>();
    buckets(queues, types, 0, wish)
        .forEach(b -> counts.put(b.path("key").stringValue(), b.path("doc_count").intValue()));
    return counts;
  }

  /** How many runs hold slots of pools, by the pool's id. */
  Map<String, Integer> ofPools(Collection<String> pools, ConsistencyWish wish) {
    if (pools.isEmpty()) {
      return Map.of();
    }
    freshness.awaitVisible(Set.of(Index.WORK_QUEUES), wish);
    Map<String, String> poolOf = new HashMap<>();
    directory
        .queues()
        .forEach((id, queue) -> {
          String pool = queue.ref().poolId().toString();
          if (pools.contains(pool)) {
            poolOf.put(id, pool);
          }
        });
    Map<String, Integer> counts = new HashMap<>();
    ofQueues(poolOf.keySet(), ACTIVE, wish)
        .forEach((queue, runs) -> counts.merge(poolOf.getOrDefault(queue, ""), runs, Integer::sum));
    return counts;
  }

  /**
   * The first runs of each queue that hold slots, by id.
   *
   * @param most of one queue
   */
  Map<String, List<JsonNode>> runs(Collection<String> queues, int most, ConsistencyWish wish) {
    Map<String, List<JsonNode>> runs = new HashMap<>();
    if (most > 0) {
      for (JsonNode bucket : buckets(queues, ACTIVE, most, wish)) {
        List<JsonNode> bodies = new ArrayList<>();
        bucket.at("/first/hits/hits").forEach(hit -> bodies.add(hit.at("/_source/body")));
        runs.put(bucket.path("key").stringValue(), bodies);
      }
    }
    return runs;
  }

  /** How many runs of a queue should have started, and have not. */
  long late(UUID queue, ConsistencyWish wish) {
    freshness.awaitVisible(Set.of(Index.FLOW_RUNS), wish);
    Clause late =
        Clause.and(
            Clause.in(QUEUE, List.of(queue)),
            Clause.in("state_type", List.of("SCHEDULED")),
            Clause.in("state_name", List.of("Late")));
    return pages.count(Index.FLOW_RUNS, late);
  }

  /** A part of the runs of a queue that count for the older requests, and how many there are. */
  Hits page(UUID queue, String name, Paging paging, ConsistencyWish wish) {
    freshness.awaitVisible(Set.of(Index.FLOW_RUNS), wish);
    Clause named =
        Clause.and(
            Clause.not(new Clause.Exists(QUEUE)), Clause.in("work_queue_name", List.of(name)));
    Clause clause =
        Clause.and(
            Clause.or(Clause.in(QUEUE, List.of(queue)), named),
            Clause.in("state_type", ACTIVE_OR_CANCELLING));
    IndexView view = new IndexView(Index.FLOW_RUNS, freshness.visible(Index.FLOW_RUNS));
    Question question = new Question(view, clause, Order.ascending("id"), Set.of());
    return pages.rowsAndTotal(question, paging);
  }

  private JsonNode buckets(
      Collection<String> queues, List<String> types, int hits, ConsistencyWish wish) {
    if (queues.isEmpty()) {
      return Json.MAPPER.createArrayNode();
    }
    freshness.awaitVisible(Set.of(Index.FLOW_RUNS), wish);
    ObjectNode request = Json.object().put("size", 0).put("track_total_hits", false);
    Clause clause = Clause.and(Clause.in(QUEUE, queues), Clause.in("state_type", types));
    request.set("query", QueryDsl.render(clause));
    ObjectNode byQueue = request.withObject("/aggs/queues");
    byQueue.putObject("terms").put("field", QUEUE).put("size", queues.size());
    if (hits > 0) {
      ObjectNode first = byQueue.withObject("/aggs/first/top_hits").put("size", hits);
      first.putArray("sort").add("id");
      first
          .putArray("_source")
          .add("body.id")
          .add("body.name")
          .add("body.state*")
          .add("body.start_time");
    }
    return Json.MAPPER
        .readTree(client.search(Index.FLOW_RUNS, Json.bytes(request)))
        .at("/aggregations/queues/buckets");
  }
}
