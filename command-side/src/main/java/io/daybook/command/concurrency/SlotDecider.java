package io.daybook.command.concurrency;

import io.daybook.concurrency.SlotUsage;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether slots can be had. Inactive limits neither refuse nor count. */
final class SlotDecider {

  private static final double LONGEST_WAIT_SECONDS = 30;

  private SlotDecider() {}

  static SlotDecision acquire(List<LimitInUse> limits, int slots, SlotMode mode, Instant now) {
    List<LimitInUse> active = limits.stream().filter(l -> l.limit().active()).toList();
    if (active.stream().anyMatch(l -> l.limit().limit() < slots)) {
      return new SlotDecision.Impossible("Slots requested is greater than the limit");
    }
    String undecaying =
        active.stream()
            .filter(l -> !l.decays())
            .map(l -> l.limit().name())
            .collect(Collectors.joining(","));
    if (mode == SlotMode.RATE_LIMIT && !undecaying.isEmpty()) {
      return new SlotDecision.Impossible(
          "Only concurrency limits with slot decay can be used for rate limiting. The following"
              + " limits do not have a decay configured: '"
              + undecaying
              + "'");
    }
    boolean free =
        active.stream().allMatch(l -> (long) l.activeSlots(now) + slots <= l.limit().limit());
    return free
        ? new SlotDecision.Granted(each(active, l -> l.taken(slots, now)))
        : new SlotDecision.Full(each(active, l -> l.denied(slots)), wait(active, slots, now));
  }

  /** As long as the limit with the longest queue needs; a limit without decay, 30 s at most. */
  private static double wait(List<LimitInUse> limits, int slots, Instant now) {
    return limits.stream()
        .max(Comparator.comparingDouble(l -> blocking(l, slots, now)))
        .map(l -> {
          double seconds = l.secondsPerSlot() * blocking(l, slots, now);
          return l.decays() ? seconds : Math.min(seconds, LONGEST_WAIT_SECONDS);
        })
        .orElse(LONGEST_WAIT_SECONDS);
  }

  private static double blocking(LimitInUse limit, int slots, Instant now) {
    double wanted = slots + (double) limit.deniedSlots(now);
    return limit.decays() ? wanted : wanted / limit.limit().limit();
  }

  private static Map<UUID, SlotUsage> each(
      List<LimitInUse> limits, Function<LimitInUse, SlotUsage> after) {
    Map<UUID, SlotUsage> usages = new LinkedHashMap<>();
    limits.forEach(l -> usages.put(l.id(), after.apply(l)));
    return usages;
  }
}
