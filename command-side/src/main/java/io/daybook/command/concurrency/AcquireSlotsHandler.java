package io.daybook.command.concurrency;

import io.daybook.command.concurrency.AcquireSlots.LeaseTerms;
import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.ledger.store.Moment;
import io.daybook.concurrency.ConcurrencyLimit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class AcquireSlotsHandler implements CommandHandler<AcquireSlots, AcquireSlots.Answer> {

  private final ConcurrencyLimitDirectory limits;
  private final Slots slots;
  private final LeaseTable leases;
  private final Moment moment;

  AcquireSlotsHandler(
      ConcurrencyLimitDirectory limits, Slots slots, LeaseTable leases, Moment moment) {
    this.limits = limits;
    this.slots = slots;
    this.leases = leases;
    this.moment = moment;
  }

  @Override
  public Class<AcquireSlots> type() {
    return AcquireSlots.class;
  }

  @Override
  public AcquireSlots.Answer handle(AcquireSlots command) {
    List<ConcurrencyLimit> known = limits.known(command.names());
    SlotDecision decision = slots.acquire(known, command.slots(), command.mode());
    LeaseTerms terms = command.lease();
    if (terms == null || !(decision instanceof SlotDecision.Granted granted)) {
      return new AcquireSlots.Answer(decision, known, null);
    }
    List<UUID> held = List.copyOf(granted.usages().keySet());
    Lease lease = new Lease(UUID.randomUUID(), command.slots(), moment.now(), held);
    leases.add(lease, terms.lasting(), terms.holder());
    return new AcquireSlots.Answer(decision, known, lease.id());
  }
}
