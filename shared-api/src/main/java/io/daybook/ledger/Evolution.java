package io.daybook.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an event makes of the state of its aggregate. */
@FunctionalInterface
public interface Evolution<S, E extends LedgerEvent> {

  /** The state after one more event; null before the first and after a deletion. */
  @Nullable S evolve(@Nullable S state, E event, Instant at);
}
