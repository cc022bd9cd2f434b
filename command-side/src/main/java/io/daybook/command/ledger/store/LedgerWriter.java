package io.daybook.command.ledger.store;

import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.LedgerEvent;
import java.time.Instant;
import java.util.List;

/** Writes many events of the past at once; for imports. */
public interface LedgerWriter {

  /**
   * @param at when it happened, to the microsecond
   */
  record Entry(LedgerEvent event, Instant at) {}

  /**
   * Appends in one transaction, registry included; several hundred entries a call are fast.
   *
   * @return the position of the last entry
   * @throws IllegalArgumentException if there is no entry
   */
  long append(List<Entry> entries, EventMetadata metadata);
}
