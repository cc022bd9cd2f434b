package io.daybook.command.concurrency;

import io.daybook.command.ledger.store.Moment;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.SlotUsage;
import io.daybook.ledger.UnreadableAggregateException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Takes slots and gives them back, within the command being handled. */
@Component
final class Slots {

  private final ConcurrencyLimitDirectory limits;
  private final SlotUsageTable usages;
  private final Moment moment;

  Slots(ConcurrencyLimitDirectory limits, SlotUsageTable usages, Moment moment) {
    this.limits = limits;
    this.usages = usages;
    this.moment = moment;
  }

  /** Slots of all limits or of none; what was refused is counted. */
  SlotDecision acquire(List<ConcurrencyLimit> wanted, int slots, SlotMode mode) {
    SlotDecision decision = SlotDecider.acquire(lockActive(wanted), slots, mode, moment.now());
    switch (decision) {
      case SlotDecision.Granted granted -> usages.save(granted.usages());
      case SlotDecision.Full full -> usages.save(full.usages());
      case SlotDecision.Impossible _ -> {}
    }
    return decision;
  }

  /** Gives slots of the active ones of these limits back. */
  void release(List<ConcurrencyLimit> held, int slots) {
    Instant now = moment.now();
    for (LimitInUse limit : lockActive(held)) {
      usages.save(limit.id(), limit.released(slots, now));
    }
  }

  /** Gives slots back that were held for a time. */
  void release(List<ConcurrencyLimit> held, int slots, double occupancySeconds) {
    Instant now = moment.now();
    for (LimitInUse limit : lockActive(held)) {
      usages.save(limit.id(), limit.released(slots, occupancySeconds, now));
    }
  }

  /** Gives back what a lease held, also of limits that were made inactive meanwhile. */
  void release(Lease lease) {
    Instant now = moment.now();
    List<ConcurrencyLimit> held = new ArrayList<>();
    for (UUID id : lease.limitIds()) {
      try {
        Stream.ofNullable(limits.find(id)).forEach(held::add);
      } catch (UnreadableAggregateException _) {
        usages.releaseOfUnreadable(id, lease.slots(), now);
      }
    }
    for (LimitInUse limit : usages.lock(held)) {
      SlotUsage after = limit.released(lease.slots(), lease.secondsHeld(now), now);
      usages.save(limit.id(), after);
    }
  }

  private List<LimitInUse> lockActive(List<ConcurrencyLimit> some) {
    return usages.lock(some.stream().filter(ConcurrencyLimit::active).toList());
  }
}
