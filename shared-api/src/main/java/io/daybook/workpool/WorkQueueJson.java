package io.daybook.workpool;

import io.daybook.wire.Timestamps;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A queue as Prefect's API answers it ({@code WorkQueueResponse}). The {@link #body} is what events
 * alone decide and can be stored; {@link #live} puts into it what else is known.
 */
public final class WorkQueueJson {

  private WorkQueueJson() {}

  /**
   * @param activeSlots flow runs of the queue that are PENDING or RUNNING
   */
  public static ObjectNode response(
      WorkPool pool, WorkQueue queue, WorkQueueActivity activity, int activeSlots, Instant now) {
    return live(body(pool, queue), activity, activeSlots, now);
  }

  /** The answer as of a queue that was never polled and has no runs. */
  public static ObjectNode body(WorkPool pool, WorkQueue queue) {
    JsonNode filter = queue.filter();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("id", queue.id().toString());
    body.put("created", Timestamps.format(queue.created()));
    body.put("updated", Timestamps.format(queue.updated()));
    body.put("name", queue.name());
    body.put("description", queue.description());
    body.put("is_paused", queue.paused());
    body.put("concurrency_limit", queue.concurrencyLimit());
    body.put("priority", queue.priority());
    body.put("work_pool_id", pool.id().toString());
    body.set("filter", filter == null ? body.nullNode() : filter);
    body.putNull("last_polled");
    body.put("work_pool_name", pool.name());
    body.put("status", WorkQueueStatus.NOT_READY.name());
    body.putNull("active_slots");
    return body;
  }

  /**
   * Completes a stored body, in place.
   *
   * @param activeSlots flow runs of the queue that are PENDING or RUNNING; shown only if the queue
   *     has a limit
   */
  public static ObjectNode live(
      ObjectNode body, WorkQueueActivity activity, int activeSlots, Instant now) {
    Instant polled = activity.lastPolled();
    body.put("last_polled", polled == null ? null : Timestamps.format(polled));
    body.put("status", activity.status(now).name());
    Later.putSlots(body, activeSlots);
    return body;
  }
}
