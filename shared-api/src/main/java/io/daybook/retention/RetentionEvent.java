package io.daybook.retention;

import io.daybook.ledger.Fact;
import io.daybook.ledger.LedgerEvent;
import java.time.Instant;
import java.util.UUID;

/** What can happen to the records of a kind. */
public sealed interface RetentionEvent extends LedgerEvent {

  RecordKind kind();

  @Override
  default UUID aggregateId() {
    return kind().retentionId();
  }

  /**
   * Records were removed, as they were older than they are to be kept.
   *
   * @param before all that were removed ended, or came, before this moment
   * @param count how many
   */
  @Fact("RecordsExpired")
  record RecordsExpired(RecordKind kind, Instant before, long count) implements RetentionEvent {}
}
