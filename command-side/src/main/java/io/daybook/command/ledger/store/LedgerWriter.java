package io.daybook.command.ledger.store;

import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.LedgerEvent;
import java.time.Instant;
import java.util.List;

/** Writes many events of one log at once; for imports and for what follows a deletion. */
public interface LedgerWriter {

  /**
   * @param at when it happened, to the microsecond
   */
  record Entry(LedgerEvent event, Instant at) {}

  /**
   * Appends in one transaction, that of the caller if there is one, registry included; several
   * hundred entries a call are fast.
   *
   * @return the position of the last entry
   * @throws IllegalArgumentException if there is no entry, or they are not all of one log
   */
  long append(List<Entry> entries, EventMetadata metadata);

  /** Writes the registry's rows of entries alone, in the transaction of the caller. */
  void register(List<Entry> entries);

  /** Like {@link #append}, of entries that are registered already; however many. */
  long appendRegistered(List<Entry> entries, EventMetadata metadata);
}
