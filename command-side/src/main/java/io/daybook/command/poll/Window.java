package io.daybook.command.poll;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** When a run is due to be offered; both ends belong to it, and null is no bound. */
record Window(@Nullable Instant after, @Nullable Instant before) {

  static Window until(@Nullable Instant before) {
    return new Window(null, before);
  }

  OffsetDateTime start() {
    return after == null ? OffsetDateTime.MIN : after.atOffset(ZoneOffset.UTC);
  }

  OffsetDateTime end() {
    return before == null ? OffsetDateTime.MAX : before.atOffset(ZoneOffset.UTC);
  }
}
