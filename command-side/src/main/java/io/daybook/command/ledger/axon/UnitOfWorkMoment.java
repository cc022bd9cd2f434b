package io.daybook.command.ledger.axon;

import io.daybook.command.ledger.store.Moment;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Reads the clock once per unit of work. PostgreSQL keeps microseconds, so finer ones are cut. */
final class UnitOfWorkMoment implements Moment {

  private final Clock clock;

  UnitOfWorkMoment(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Instant now() {
    return CurrentUnitOfWork.isStarted()
        ? CurrentUnitOfWork.get().root().getOrComputeResource(MetaDataKeys.MOMENT, _ -> readClock())
        : readClock();
  }

  private Instant readClock() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
