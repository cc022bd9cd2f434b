package io.daybook.query.projection;

/** None of a feed's indices can be written: each is being filled again by itself. */
final class AllLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AllLostException() {
    super("all documents are lost, and are being filled again from the log");
  }
}
