package io.daybook.command.concurrency;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.concurrency.ConcurrencyLimit;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class ReleaseSlotsHandler implements CommandHandler<ReleaseSlots, List<ConcurrencyLimit>> {

  private final ConcurrencyLimitDirectory limits;
  private final Slots slots;

  ReleaseSlotsHandler(ConcurrencyLimitDirectory limits, Slots slots) {
    this.limits = limits;
    this.slots = slots;
  }

  @Override
  public Class<ReleaseSlots> type() {
    return ReleaseSlots.class;
  }

  @Override
  public List<ConcurrencyLimit> handle(ReleaseSlots command) {
    List<ConcurrencyLimit> known = limits.known(command.names());
    Double occupancy = command.occupancySeconds();
    if (occupancy == null) {
      slots.release(known, command.slots());
    } else {
      slots.release(known, command.slots(), occupancy);
    }
    return known;
  }
}
