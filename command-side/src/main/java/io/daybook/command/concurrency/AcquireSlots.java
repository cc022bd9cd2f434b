package io.daybook.command.concurrency;

import io.daybook.concurrency.ConcurrencyLimit;
import io.daybook.ledger.Command;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes slots of several limits, all or none.
 *
 * @param names of limits; unknown ones are passed over
 * @param lease null: to be given back by name
 */
record AcquireSlots(List<String> names, int slots, SlotMode mode, @Nullable LeaseTerms lease)
    implements Command<AcquireSlots.Answer> {

  record LeaseTerms(Duration lasting, @Nullable LeaseHolder holder) {}

  /**
   * @param limits that exist of those that were named
   * @param leaseId null if there is none
   */
  record Answer(SlotDecision decision, List<ConcurrencyLimit> limits, @Nullable UUID leaseId) {}
}
