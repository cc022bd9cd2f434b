package io.daybook.concurrency;

import io.daybook.wire.Timestamps;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A global concurrency limit as Prefect's API answers it ({@code GlobalConcurrencyLimitResponse}).
 * The {@link #body} is what events alone decide and can be stored; {@link #live} puts into it the
 * slots in use.
 */
public final class ConcurrencyLimitJson {

  private ConcurrencyLimitJson() {}

  /** The limit as it is read, with the slots that are in use now. */
  public static ObjectNode response(ConcurrencyLimit limit, SlotUsage usage, Instant now) {
    return live(body(limit), usage, now);
  }

  /** The limit as an answer about a deployment holds it. */
  public static ObjectNode embedded(ConcurrencyLimit limit, SlotUsage usage) {
    return embedded(body(limit), usage);
  }

  /**
   * Completes a stored body, in place, as an answer about a deployment holds it: with the number of
   * slots as it was last written, however many have been given back by time since.
   */
  public static ObjectNode embedded(ObjectNode body, SlotUsage usage) {
    body.put("updated", Timestamps.format(usage.lastUpdate(updated(body))));
    return body.put("active_slots", usage.activeSlots());
  }

  /** The answer to the limit's creation, which alone tells of denied slots and of occupancy. */
  public static ObjectNode created(ConcurrencyLimit limit, SlotUsage usage) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    put(response, limit);
    response.put("active_slots", usage.activeSlots());
    response.put("denied_slots", usage.deniedSlots());
    response.put("slot_decay_per_second", limit.slotDecayPerSecond());
    response.put("avg_slot_occupancy_seconds", usage.avgSlotOccupancySeconds());
    return response;
  }

  /** The answer as of a limit of which no slot was ever taken. */
  public static ObjectNode body(ConcurrencyLimit limit) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    put(body, limit);
    body.put("active_slots", 0);
    body.put("slot_decay_per_second", limit.slotDecayPerSecond());
    return body;
  }

  /** Completes a stored body, in place. */
  public static ObjectNode live(ObjectNode body, SlotUsage usage, Instant now) {
    Instant last = updated(body);
    double decay = body.path("slot_decay_per_second").doubleValue();
    body.put("updated", Timestamps.format(usage.lastUpdate(last)));
    body.put("active_slots", usage.activeSlots(decay, last, now));
    return body;
  }

  private static Instant updated(ObjectNode body) {
    OffsetDateTime updated = Timestamps.parse(body.path("updated").stringValue());
    return Objects.requireNonNull(updated, "a body without updated").toInstant();
  }

  private static void put(ObjectNode node, ConcurrencyLimit limit) {
    node.put("id", limit.id().toString());
    node.put("created", Timestamps.format(limit.created()));
    node.put("updated", Timestamps.format(limit.updated()));
    node.put("active", limit.active());
    node.put("name", limit.name());
    node.put("limit", limit.limit());
  }
}
