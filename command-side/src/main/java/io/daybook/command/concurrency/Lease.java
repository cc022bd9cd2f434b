package io.daybook.command.concurrency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Slots held for a time.
 *
 * @param slots of each of the limits
 */
record Lease(UUID id, int slots, Instant created, List<UUID> limitIds) {

  double secondsHeld(Instant now) {
    return Duration.between(created, now).toNanos() / 1e9;
  }
}
