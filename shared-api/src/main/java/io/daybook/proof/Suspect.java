package io.daybook.proof;

import io.daybook.ledger.Chain;
import io.daybook.ledger.ChainedRecord;
import io.daybook.ledger.Hash;
import org.jspecify.annotations.Nullable;

/**
 * A record whose hash is not the one that it and its predecessor give.
 *
 * @param predecessor the hash that it was checked with; null if there was none
 * @param computed what its hash would have to be then
 */
record Suspect(StoredRecord stored, @Nullable Hash predecessor, @Nullable Hash computed) {

  long position() {
    return stored.position();
  }

  /** What would be hashed of it at a position. */
  byte[] contentAt(long position) {
    ChainedRecord c = stored.chained();
    return Chain.content(
        new ChainedRecord(
            position,
            c.aggregateId(),
            c.aggregateType(),
            c.sequenceNumber(),
            c.eventId(),
            c.eventName(),
            c.eventRevision(),
            c.recordedAt(),
            c.appendedAt(),
            c.payload(),
            c.metadata()));
  }
}
