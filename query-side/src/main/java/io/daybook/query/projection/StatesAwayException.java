package io.daybook.query.projection;

/** States can't be read now: their index is gone, or not open. */
final class StatesAwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StatesAwayException(String index, String reason) {
    super("The states of %s can't be read: %s".formatted(index, reason));
  }
}
