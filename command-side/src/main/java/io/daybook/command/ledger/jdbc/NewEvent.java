package io.daybook.command.ledger.jdbc;

import io.daybook.ledger.EventMetadata;
import io.daybook.ledger.LedgerEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that is not in its log yet, so that it has no position.
 *
 * @param begun when its run began to exist; of no matter in the ledger
 */
public record NewEvent(
    long sequenceNumber,
    UUID eventId,
    LedgerEvent event,
    EventMetadata metadata,
    Instant at,
    Instant begun) {}
