package io.daybook.run;

import io.daybook.ledger.LedgerEvent;
import java.time.Instant;

/** An event of the run log. */
public sealed interface RunEvent extends LedgerEvent permits FlowRunEvent, TaskRunEvent {

  /** The first event of a run. */
  interface Creation {

    /**
     * When the run began to exist, which says in which week it is stored.
     *
     * @param at when the event is recorded
     */
    Instant begun(Instant at);
  }
}
