package io.daybook.command.ledger.store;

import java.time.Instant;

/** The one moment at which everything that a command does happens, to the microsecond. */
public interface Moment {

  /** The moment of the command being handled, or now outside of one. */
  Instant now();
}
