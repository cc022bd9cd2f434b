package io.daybook.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as it stands in the ledger.
 *
 * @param position the place in the ledger's one total order, from 1, without gaps
 * @param sequenceNumber the place within the aggregate's own stream, from 0
 * @param at when it was recorded, to the microsecond
 */
public record RecordedEvent(
    long position,
    long sequenceNumber,
    UUID eventId,
    LedgerEvent event,
    EventMetadata metadata,
    Instant at) {}
