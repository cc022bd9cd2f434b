package io.daybook.query.workpool;

import io.daybook.filter.Paging;
import io.daybook.query.paging.Bodies;
import io.daybook.query.paging.Hits;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Timestamps;
import io.daybook.wire.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who holds the slots of pools and queues. */
@Component
final class SlotStatus {
  private static final List<String> SHOWN =
      List.of("id", "name", "state_type", "state_name", "start_time");
  private static final int RUNS = 10;

  private final SlotHolders slots;
  private final InstantSource clock;

  SlotStatus(SlotHolders slots, InstantSource clock) {
    this.slots = slots;
    this.clock = clock;
  }

  /**
   * What is asked of a pool.
   *
   * @param runs of each queue at most
   */
  record Asked(Paging.Numbered page, int runs) {}

  static Asked asked(JsonBody body, int mostRows) {
    return body.parameters(in -> {
      Paging.Numbered page = Paging.Numbered.read(in, mostRows);
      int runs = in.optional("flow_run_limit", Types.INT.atLeast(0).atMost(200), RUNS);
      return in.build(() -> new Asked(page, runs));
    });
  }

  ObjectNode ofPool(
      ObjectNode pool, WorkQueueReads.Page queues, Asked asked, ConsistencyWish wish) {
    String poolId = pool.path("id").stringValue();
    List<String> ids = queues.queues().stream().map(q -> q.path("id").stringValue()).toList();
    Map<String, Integer> active = slots.ofQueues(ids, SlotHolders.ACTIVE, wish);
    Map<String, List<JsonNode>> runs = slots.runs(ids, asked.runs(), wish);
    int all = slots.ofPools(List.of(poolId), wish).getOrDefault(poolId, 0);
    ObjectNode status = status(pool, all);
    ArrayNode list = status.putArray("queues");
    for (ObjectNode queue : queues.queues()) {
      String id = queue.path("id").stringValue();
      int count = active.getOrDefault(id, 0);
      ObjectNode one = list.addObject();
      one.set("queue_id", queue.path("id"));
      one.set("queue_name", queue.path("name"));
      one.setAll(status(queue, count));
      one.set("flow_runs", summaries(runs.getOrDefault(id, List.of())));
      one.put("flow_run_count", count);
    }
    return counted(status, queues.count(), asked.page());
  }

  ObjectNode ofQueue(ObjectNode queue, Paging.Numbered page, ConsistencyWish wish) {
    UUID id = UUID.fromString(queue.path("id").stringValue());
    Hits holders = slots.page(id, queue.path("name").stringValue(), page.paging(), wish);
    ObjectNode status = status(queue, Math.toIntExact(holders.total()));
    status.set("flow_runs", summaries(holders.hits().stream().map(Bodies::parsed).toList()));
    return counted(status, holders.total(), page);
  }

  private ArrayNode summaries(List<? extends JsonNode> runs) {
    ArrayNode summaries = Json.MAPPER.createArrayNode();
    Instant now = clock.instant();
    for (JsonNode run : runs) {
      ObjectNode summary = summaries.addObject();
      SHOWN.forEach(key -> summary.set(key, run.path(key)));
      JsonNode since = run.at("/state/timestamp");
      summary.set("state_timestamp", since);
      summary.put("time_in_current_state", seconds(since.stringValue(), now));
    }
    return summaries;
  }

  private static double seconds(String since, Instant now) {
    Instant from = Objects.requireNonNull(Timestamps.parse(since)).toInstant();
    return Duration.between(from, now).toNanos() / 1e9;
  }

  private static ObjectNode status(ObjectNode limited, int active) {
    ObjectNode status = Json.object().put("active_slots", active);
    status.set("concurrency_limit", limited.path("concurrency_limit"));
    return status;
  }

  private static ObjectNode counted(ObjectNode status, long count, Paging.Numbered page) {
    return status
        .put("count", count)
        .put("limit", page.limit())
        .put("pages", page.pages(count))
        .put("page", page.page());
  }
}
