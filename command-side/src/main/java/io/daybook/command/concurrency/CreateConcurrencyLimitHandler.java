package io.daybook.command.concurrency;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.concurrency.SlotUsage;
import io.daybook.wire.ApiException;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class CreateConcurrencyLimitHandler
    implements CommandHandler<CreateConcurrencyLimit, LimitInUse> {

  private final ConcurrencyLimitDirectory limits;
  private final SlotUsageTable usages;

  CreateConcurrencyLimitHandler(ConcurrencyLimitDirectory limits, SlotUsageTable usages) {
    this.limits = limits;
    this.usages = usages;
  }

  @Override
  public Class<CreateConcurrencyLimit> type() {
    return CreateConcurrencyLimit.class;
  }

  @Override
  public LimitInUse handle(CreateConcurrencyLimit command) {
    if (limits.find(command.name()) != null) {
      throw ApiException.integrityConflict();
    }
    UUID id = UUID.randomUUID();
    ConcurrencyLimit limit = limits.record(id, ConcurrencyLimitDecider.create(command, id));
    SlotUsage usage =
        new SlotUsage(
            command.activeSlots(),
            command.deniedSlots(),
            SlotUsage.NONE.avgSlotOccupancySeconds(),
            limit.created());
    usages.save(id, usage);
    return new LimitInUse(limit, usage);
  }
}
