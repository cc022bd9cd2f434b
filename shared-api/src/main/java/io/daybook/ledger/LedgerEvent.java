package io.daybook.ledger;

import java.util.UUID;

/**
 * Something that happened to one aggregate of the ledger; every implementation is a {@link Fact}.
 */
public interface LedgerEvent {

  /** The flow, deployment, work pool or concurrency limit that this happened to. */
  UUID aggregateId();
}
