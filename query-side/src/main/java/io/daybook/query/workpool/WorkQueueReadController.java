package io.daybook.query.workpool;

import io.daybook.filter.Paging;
import io.daybook.filter.WorkQueueFilter;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.web.ApiSettings;
import io.daybook.web.Paths;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.workpool.WorkQueueActivity;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Prefect's older requests that read queues without naming a pool. */
@RestController
final class WorkQueueReadController {
  private static final String ROOT = Paths.API + "/work_queues/";

  /** The pool of the queues that are made without one. */
  private static final String AGENT_POOL = "default-agent-pool";

  private final WorkQueueReads queues;
  private final SlotHolders holders;
  private final SlotStatus slots;
  private final int mostRows;

  WorkQueueReadController(
      WorkQueueReads queues, SlotHolders holders, SlotStatus slots, ApiSettings settings) {
    this.queues = queues;
    this.holders = holders;
    this.slots = slots;
    this.mostRows = settings.defaultLimit();
  }

  private record Part(@Nullable WorkQueueFilter filter, Paging paging) {}

  @GetMapping(ROOT + Paths.ID)
  ObjectNode byId(@PathVariable UUID id, ConsistencyWish wish) {
    return queues.byId(id, wish).orElseThrow(WorkQueueReadController::notFound);
  }

  @GetMapping(ROOT + "name/{name}")
  ObjectNode byName(@PathVariable String name, ConsistencyWish wish) {
    return queues
        .named(AGENT_POOL, name, SlotHolders.ACTIVE_OR_CANCELLING, wish)
        .orElseThrow(WorkQueueReadController::notFound);
  }

  @PostMapping(ROOT + "filter")
  List<ObjectNode> list(JsonBody body, ConsistencyWish wish) {
    Part part =
        body.parameters(in -> {
          Paging paging = Paging.read(in, mostRows);
          return new Part(in.optional("work_queues", WorkQueueFilter.TYPE), paging);
        });
    return queues.list(part.filter(), part.paging(), wish);
  }

  /** Healthy: somebody polls it, and no run is late. */
  @GetMapping(ROOT + Paths.ID + "/status")
  ObjectNode status(@PathVariable UUID id, ConsistencyWish wish) {
    ObjectNode queue =
        queues
            .byId(id, wish)
            .orElseThrow(
                () -> ApiException.message(404, "Work queue with id " + id + " not found"));
    long late = holders.late(id, wish);
    ObjectNode status =
        Json.object().put("healthy", late == 0 && queues.isPolled(id)).put("late_runs_count", late);
    status.set("last_polled", queue.path("last_polled"));
    status
        .putObject("health_check_policy")
        .put("maximum_late_runs", 0)
        .put("maximum_seconds_since_last_polled", WorkQueueActivity.POLL_TIMEOUT.toSeconds());
    return status;
  }

  @PostMapping(ROOT + Paths.ID + "/concurrency_status")
  ObjectNode slots(@PathVariable UUID id, JsonBody body, ConsistencyWish wish) {
    Paging.Numbered page = SlotStatus.asked(body, mostRows).page();
    return queues
        .byId(id, wish)
        .map(queue -> slots.ofQueue(queue, page, wish))
        .orElseThrow(() -> ApiException.notFound("Work queue not found."));
  }

  private static ApiException notFound() {
    return ApiException.notFound("work queue not found");
  }
}
