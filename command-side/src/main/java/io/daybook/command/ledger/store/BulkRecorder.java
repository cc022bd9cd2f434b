package io.daybook.command.ledger.store;

import io.daybook.ledger.LedgerEvent;
import java.util.List;

/**
 * Records many events of one log within the command being handled, without folding their
 * aggregates: for what follows from a deletion, and for runs that a schedule makes. The command
 * must not record events of the same aggregates in any other way.
 */
public interface BulkRecorder {

  /**
   * Writes the events, in this order, at the moment of the command, with the rest of it or not at
   * all: the registry's rows at once, the events when the command has ended.
   */
  void record(List<? extends LedgerEvent> events);
}
