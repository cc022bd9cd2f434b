package io.daybook.standalone;

/** Daybook can't start; the message says what a person can do. */
final class StartException extends RuntimeException {
  StartException(String message) {
    super(message);
  }

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
