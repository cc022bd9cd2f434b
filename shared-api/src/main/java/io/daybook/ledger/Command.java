package io.daybook.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A wish to change the ledger, already of the right shape; whether it comes true is decided by its
 * handler.
 *
 * @param <R> what the one who asked is told
 */
public interface Command<R> {

  /** Why, where the request's body says so; null: what its header says. */
  default @Nullable String reason() {
    return null;
  }
}
