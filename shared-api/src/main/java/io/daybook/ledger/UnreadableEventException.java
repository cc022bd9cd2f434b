package io.daybook.ledger;

import org.jspecify.annotations.Nullable;

/** A stored event that this version can't read. */
public final class UnreadableEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
