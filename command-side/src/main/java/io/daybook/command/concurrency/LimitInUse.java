package io.daybook.command.concurrency;

import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.SlotUsage;
import java.time.Instant;
import java.util.UUID;

/** A limit with the use of its slots. */
record LimitInUse(ConcurrencyLimit limit, SlotUsage usage) {

  private static final double LEAST_OCCUPANCY_SECONDS = 0.1;
  private static final double MOST_OCCUPANCY_SECONDS = 30;
  private static final int SAMPLES_PER_SLOT = 2;

  UUID id() {
    return limit.id();
  }

  boolean decays() {
    return limit.slotDecayPerSecond() > 0;
  }

  int activeSlots(Instant now) {
    return usage.activeSlots(limit.slotDecayPerSecond(), limit.updated(), now);
  }

  /** How long one slot is waited for. */
  double secondsPerSlot() {
    return decays()
        ? 1 / limit.slotDecayPerSecond()
        : Math.clamp(
            usage.avgSlotOccupancySeconds(), LEAST_OCCUPANCY_SECONDS, MOST_OCCUPANCY_SECONDS);
  }

  SlotUsage taken(int slots, Instant now) {
    return usage(activeSlots(now) + slots, deniedSlots(now), now);
  }

  /** Counted without a new start of the decay, so that asking in vain does not stop it. */
  SlotUsage denied(int slots) {
    long denied = (long) usage.deniedSlots() + slots;
    return new SlotUsage(
        usage.activeSlots(),
        (int) Math.min(denied, Integer.MAX_VALUE),
        usage.avgSlotOccupancySeconds(),
        usage.lastUpdate(limit.updated()));
  }

  /** Never below none. */
  SlotUsage released(int slots, Instant now) {
    return usage(Math.max(0, activeSlots(now) - slots), deniedSlots(now), now);
  }

  /** Released after all slots together were held for a time, which moves the average. */
  SlotUsage released(int slots, double occupancySeconds, Instant now) {
    SlotUsage released = released(slots, now);
    double observed = Math.max(occupancySeconds / slots, LEAST_OCCUPANCY_SECONDS);
    double average = usage.avgSlotOccupancySeconds();
    int samples = SAMPLES_PER_SLOT * Math.max(1, limit.limit());
    return new SlotUsage(
        released.activeSlots(),
        released.deniedSlots(),
        average + (observed - average) / samples,
        now);
  }

  int deniedSlots(Instant now) {
    return SlotUsage.decayed(
        usage.deniedSlots(), 1 / secondsPerSlot(), usage.lastUpdate(limit.updated()), now);
  }

  private SlotUsage usage(int active, int denied, Instant now) {
    return new SlotUsage(active, denied, usage.avgSlotOccupancySeconds(), now);
  }
}
