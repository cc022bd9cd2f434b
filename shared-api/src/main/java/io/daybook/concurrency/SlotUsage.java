package io.daybook.concurrency;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a limit's slots are used, beside its events.
 *
 * @param activeSlots taken slots when this was written; they decay from the limit's last update on
 * @param deniedSlots slots that were asked for and not given
 * @param avgSlotOccupancySeconds how long a slot is held, as a moving average
 * @param updated when this was written; null: no slot was ever asked for
 */
public record SlotUsage(
    int activeSlots, int deniedSlots, double avgSlotOccupancySeconds, @Nullable Instant updated) {

  public static final SlotUsage NONE = new SlotUsage(0, 0, 2.0, null);

  /** The slots that are left of a number that is given back at a rate. */
  public static int decayed(int stored, double perSecond, Instant since, Instant now) {
    double seconds = Duration.between(since, now).toNanos() / 1e9;
    return (int) Math.max(0, stored - Math.floor(perSecond * Math.max(0, seconds)));
  }

  /** When the limit was last updated, by an event or by the use of a slot. */
  public Instant lastUpdate(Instant limitUpdated) {
    return updated != null && updated.isAfter(limitUpdated) ? updated : limitUpdated;
  }

  /** The slots in use now. */
  public int activeSlots(double decayPerSecond, Instant limitUpdated, Instant now) {
    return decayed(activeSlots, decayPerSecond, lastUpdate(limitUpdated), now);
  }
}
