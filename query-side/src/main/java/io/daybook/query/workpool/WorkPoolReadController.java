package io.daybook.query.workpool;

import io.daybook.client.PrefectClient;
import io.daybook.filter.Paging;
import io.daybook.filter.WorkPoolFilter;
import io.daybook.filter.WorkQueueFilter;
import io.daybook.filter.WorkerFilter;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.web.ApiSettings;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.JsonBody;
import io.daybook.workpool.WorkPoolJson;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Prefect's requests that read pools and what is in them. */
@RestController
final class WorkPoolReadController {
  private static final String ROOT = Paths.API + "/work_pools/";

  private final WorkPoolReads pools;
  private final WorkQueueReads queues;
  private final WorkerReads workers;
  private final SlotStatus slots;
  private final int mostRows;

  WorkPoolReadController(
      WorkPoolReads pools,
      WorkQueueReads queues,
      WorkerReads workers,
      SlotStatus slots,
      ApiSettings settings) {
    this.pools = pools;
    this.queues = queues;
    this.workers = workers;
    this.slots = slots;
    this.mostRows = settings.defaultLimit();
  }

  /** Which of a list, and which part of it. */
  private record Part<F>(@Nullable F filter, Paging paging) {}

  @GetMapping(ROOT + "{pool}")
  ObjectNode pool(@PathVariable String pool, PrefectClient client, ConsistencyWish wish) {
    return WorkPoolJson.readableBy(client, existing(pool, wish));
  }

  @PostMapping(ROOT + "filter")
  List<ObjectNode> pools(JsonBody body, PrefectClient client, ConsistencyWish wish) {
    Part<WorkPoolFilter> part =
        body.parameters(in -> {
          Paging paging = Paging.read(in, mostRows);
          return new Part<>(in.optional("work_pools", WorkPoolFilter.TYPE), paging);
        });
    return pools.list(part.filter(), part.paging(), wish).stream()
        .map(pool -> WorkPoolJson.readableBy(client, pool))
        .toList();
  }

  @PostMapping(ROOT + "count")
  JsonNode count(JsonBody body, ConsistencyWish wish) {
    Part<WorkPoolFilter> part =
        body.parameters(
            in -> new Part<>(in.optional("work_pools", WorkPoolFilter.TYPE), new Paging(0, 0)));
    return JsonNodeFactory.instance.numberNode(pools.count(part.filter(), wish));
  }

  @PostMapping(ROOT + "{pool}/workers/filter")
  List<ObjectNode> workers(@PathVariable String pool, JsonBody body, ConsistencyWish wish) {
    Part<WorkerFilter> part =
        body.parameters(in -> {
          Paging paging = Paging.read(in, mostRows);
          return new Part<>(in.optional("workers", WorkerFilter.TYPE), paging);
        });
    UUID id = UUID.fromString(existing(pool, wish).path("id").stringValue());
    return workers.ofPool(id, part.filter(), part.paging());
  }

  @PostMapping(ROOT + "{pool}/queues/filter")
  List<ObjectNode> queues(@PathVariable String pool, JsonBody body, ConsistencyWish wish) {
    Part<WorkQueueFilter> part =
        body.parameters(in -> {
          Paging paging = Paging.read(in, mostRows);
          return new Part<>(in.optional("work_queues", WorkQueueFilter.TYPE), paging);
        });
    List<ObjectNode> found = queues.ofPool(pool, part.filter(), part.paging(), wish);
    if (found.isEmpty()) { // a pool has at least one, but the filter may leave none
      existing(pool, wish);
    }
    return found;
  }

  @GetMapping(ROOT + "{pool}/queues/{queue}")
  ObjectNode queue(@PathVariable String pool, @PathVariable String queue, ConsistencyWish wish) {
    return queues
        .named(pool, queue, wish)
        .orElseThrow(() ->
            ApiException.notFound("Work pool queue '%s/%s' not found.".formatted(pool, queue)));
  }

  @PostMapping(ROOT + "{pool}/concurrency_status")
  ObjectNode slots(@PathVariable String pool, JsonBody body, ConsistencyWish wish) {
    SlotStatus.Asked asked = SlotStatus.asked(body, mostRows);
    ObjectNode found =
        pools
            .named(pool, wish)
            .orElseThrow(() -> ApiException.notFound("Work pool '%s' not found.".formatted(pool)));
    return slots.ofPool(found, queues.pageOfPool(pool, asked.page().paging(), wish), asked, wish);
  }

  private ObjectNode existing(String pool, ConsistencyWish wish) {
    return pools
        .named(pool, wish)
        .orElseThrow(() -> ApiException.notFound("Work pool \"%s\" not found.".formatted(pool)));
  }
}
