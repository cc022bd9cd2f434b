package io.daybook.command.dispatch;

import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.Log;

/** What is known of the request that is being answered, and what its answer has to tell. */
public interface RequestScope {

  /** Who asks, from where and why; {@link EventMetadata#SYSTEM} outside of a request. */
  EventMetadata metadata();

  /**
   * Tells that a command is on its way, whatever becomes of it.
   *
   * @param by as its events would have it
   */
  void sending(EventMetadata by);

  /**
   * Sets the answer's {@code Daybook-Position}, or {@code Daybook-Run-Position}: a reader that
   * waits for it sees the write.
   */
  void wrote(Log log, long position);
}
