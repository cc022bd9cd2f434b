package io.daybook.query.projection;

import io.daybook.ledger.LedgerEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a log as projectors see it.
 *
 * @param aggregateType such as {@code Deployment}
 * @param event null if this version of Daybook can't read it
 * @param problem why it can't
 */
record LogEntry(
    long position,
    UUID aggregateId,
    String aggregateType,
    long sequenceNumber,
    String name,
    @Nullable LedgerEvent event,
    @Nullable String problem,
    Instant at) {}
