package io.daybook.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * What the chain covers of a row of the ledger: all of it but the hash.
 *
 * @param eventRevision the revision of the event's format
 * @param recordedAt to the microsecond
 * @param appendedAt to the microsecond
 * @param payload JSON, character by character as it is stored
 * @param metadata likewise
 */
public record ChainedRecord(
    long position,
    UUID aggregateId,
    String aggregateType,
    long sequenceNumber,
    UUID eventId,
    String eventName,
    int eventRevision,
    Instant recordedAt,
    Instant appendedAt,
    String payload,
    String metadata) {}
