package io.daybook.command.concurrency;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.dispatch.Done;
import org.springframework.stereotype.Component;

@Component
final class ReleaseLeaseHandler implements CommandHandler<ReleaseLease, Done> {

  private final LeaseTable leases;
  private final Slots slots;

  ReleaseLeaseHandler(LeaseTable leases, Slots slots) {
    this.leases = leases;
    this.slots = slots;
  }

  @Override
  public Class<ReleaseLease> type() {
    return ReleaseLease.class;
  }

  @Override
  public Done handle(ReleaseLease command) {
    leases.take(command.leaseId()).ifPresent(slots::release);
    return Done.DONE;
  }
}
