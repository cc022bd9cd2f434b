package io.daybook.ledger;

import org.jspecify.annotations.Nullable;

/** An event that could not be read again if it were stored; so it is not. */
public final class UnwritableEventException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnwritableEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
