package io.daybook.command.concurrency;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.ledger.store.Moment;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class RepossessSlotsHandler implements CommandHandler<RepossessSlots, Integer> {

  private final LeaseTable leases;
  private final Slots slots;
  private final Moment moment;

  RepossessSlotsHandler(LeaseTable leases, Slots slots, Moment moment) {
    this.leases = leases;
    this.slots = slots;
    this.moment = moment;
  }

  @Override
  public Class<RepossessSlots> type() {
    return RepossessSlots.class;
  }

  @Override
  public Integer handle(RepossessSlots command) {
    List<Lease> expired = leases.takeExpired(moment.now(), command.most());
    expired.forEach(slots::release);
    return expired.size();
  }
}
