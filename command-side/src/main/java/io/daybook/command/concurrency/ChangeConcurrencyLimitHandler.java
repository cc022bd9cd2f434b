package io.daybook.command.concurrency;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.ConcurrencyLimitEvent;
import io.daybook.concurrency.SlotUsage;
import io.daybook.wire.ApiException;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class ChangeConcurrencyLimitHandler implements CommandHandler<ChangeConcurrencyLimit, Done> {

  private final ConcurrencyLimitDirectory limits;
  private final SlotUsageTable usages;

  ChangeConcurrencyLimitHandler(ConcurrencyLimitDirectory limits, SlotUsageTable usages) {
    this.limits = limits;
    this.usages = usages;
  }

  @Override
  public Class<ChangeConcurrencyLimit> type() {
    return ChangeConcurrencyLimit.class;
  }

  @Override
  public Done handle(ChangeConcurrencyLimit command) {
    ConcurrencyLimit limit = limits.get(command.address());
    ConcurrencyLimitChanges changes = command.changes();
    List<ConcurrencyLimitEvent> events = ConcurrencyLimitDecider.change(limit, changes).orThrow();
    ConcurrencyLimit other = limits.find(changes.name().orElse(limit.name()));
    if (other != null && !other.id().equals(limit.id())) {
      throw ApiException.integrityConflict();
    }
    ConcurrencyLimit after = limits.record(limit.id(), events);
    limits.tellOwner(limit, after);
    if (changes.activeSlots().isSent() || changes.deniedSlots().isSent()) {
      SlotUsage usage = usages.lock(List.of(after)).getFirst().usage();
      usages.save(
          limit.id(),
          new SlotUsage(
              changes.activeSlots().orElse(usage.activeSlots()),
              changes.deniedSlots().orElse(usage.deniedSlots()),
              usage.avgSlotOccupancySeconds(),
              after.updated()));
    }
    return Done.DONE;
  }
}
