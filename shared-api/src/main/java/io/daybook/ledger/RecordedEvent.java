package io.daybook.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as it stands in the ledger.
 *
 * @param position the place in the ledger's one total order, from 1, without gaps
 * @param sequenceNumber the place within the aggregate's own stream, from 0
 * @param at when it was recorded, to the microsecond
 * @param appendedAt when its transaction appended it, to the microsecond: the same for all events
 *     of a transaction, greater than that of every one before it. In the run log, which doesn't
 *     know it, when it was recorded
 */
public record RecordedEvent(
    long position,
    long sequenceNumber,
    UUID eventId,
    LedgerEvent event,
    EventMetadata metadata,
    Instant at,
    Instant appendedAt) {}
