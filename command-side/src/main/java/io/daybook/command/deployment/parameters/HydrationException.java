package io.daybook.command.deployment.parameters;

/** A value that stands for another can't be replaced by it; the message says why. */
public final class HydrationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HydrationException(String message) {
    super(message, null, false, false);
  }
}
