package io.daybook.workpool;

import io.daybook.wire.Timestamps;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is put into a body after it was rendered from events. */
final class Later {

  private Later() {}

  /** Moves a time of the body, never back. */
  static void put(ObjectNode body, String key, @Nullable Instant time) {
    OffsetDateTime present = Timestamps.parse(body.path(key).stringValue());
    if (time != null && (present == null || time.isAfter(present.toInstant()))) {
      body.put(key, Timestamps.format(time));
    }
  }

  /** Slots in use, which are told only where there is a limit of them. */
  static void putSlots(ObjectNode body, int activeSlots) {
    body.put("active_slots", body.path("concurrency_limit").isNull() ? null : activeSlots);
  }
}
