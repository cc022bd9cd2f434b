package io.daybook.workpool;

import io.daybook.client.PrefectClient;
import io.daybook.wire.Timestamps;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A work pool as Prefect's API answers it ({@code WorkPoolResponse}). The {@link #body} is what
 * events alone decide and can be stored; {@link #live} puts into it what else is known.
 */
public final class WorkPoolJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private WorkPoolJson() {}

  /**
   * @param activeSlots flow runs of the pool that are PENDING or RUNNING
   */
  public static ObjectNode response(
      WorkPool pool, WorkPoolActivity activity, int activeSlots, Instant now) {
    return live(body(pool), activity, activeSlots, now);
  }

  /** The answer as of a pool without workers and runs; {@code status} is still null. */
  public static ObjectNode body(WorkPool pool) {
    ObjectNode body = JSON.objectNode();
    body.put("id", pool.id().toString());
    body.put("created", Timestamps.format(pool.created()));
    body.put("updated", Timestamps.format(pool.updated()));
    body.put("name", pool.name());
    body.put("description", pool.description());
    body.put("type", pool.type());
    body.set("base_job_template", pool.baseJobTemplate());
    body.put("is_paused", pool.paused());
    body.put("concurrency_limit", pool.concurrencyLimit());
    body.putNull("status");
    body.put("default_queue_id", pool.defaultQueueId().toString());
    body.set("storage_configuration", storage(pool.storageConfiguration()));
    body.putNull("active_slots");
    return body;
  }

  /**
   * Completes a stored body, in place.
   *
   * @param activeSlots flow runs of the pool that are PENDING or RUNNING; shown only if the pool
   *     has a limit
   */
  public static ObjectNode live(
      ObjectNode body, WorkPoolActivity activity, int activeSlots, Instant now) {
    WorkPoolStatus status =
        activity.status(
            body.path("type").stringValue(), body.path("is_paused").booleanValue(), now);
    body.put("status", status == null ? null : status.name());
    Later.put(body, "updated", activity.updated());
    Later.putSlots(body, activeSlots);
    return body;
  }

  /**
   * A pool as a client can read it, in place: older ones fail on a key of its storage that came
   * later.
   */
  public static ObjectNode readableBy(PrefectClient client, ObjectNode pool) {
    if (!client.readsResultStorage()) {
      pool.withObject("storage_configuration").remove("default_result_storage_block_id");
    }
    return pool;
  }

  private static ObjectNode storage(StorageConfiguration storage) {
    ObjectNode node = JSON.objectNode();
    node.set("bundle_upload_step", orNull(storage.bundleUploadStep()));
    node.set("bundle_execution_step", orNull(storage.bundleExecutionStep()));
    node.put("default_result_storage_block_id", storage.defaultResultStorageBlockId());
    return node;
  }

  private static JsonNode orNull(@Nullable JsonNode node) {
    return node == null ? JSON.nullNode() : node;
  }
}
