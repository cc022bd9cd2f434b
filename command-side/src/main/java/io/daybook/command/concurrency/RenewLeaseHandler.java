package io.daybook.command.concurrency;

import io.daybook.command.dispatch.CommandHandler;
import io.daybook.command.ledger.store.Moment;
import java.time.Instant;
import org.springframework.stereotype.Component;

@Component
final class RenewLeaseHandler implements CommandHandler<RenewLease, Boolean> {

  private final LeaseTable leases;
  private final Moment moment;

  RenewLeaseHandler(LeaseTable leases, Moment moment) {
    this.leases = leases;
    this.moment = moment;
  }

  @Override
  public Class<RenewLease> type() {
    return RenewLease.class;
  }

  @Override
  public Boolean handle(RenewLease command) {
    Instant now = moment.now();
    return leases.renew(command.leaseId(), now.plus(command.lasting()), now);
  }
}
