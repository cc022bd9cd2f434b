package io.daybook.query.projection;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An event that could not be applied, or that follows such a one.
 *
 * @param reason for a person to read
 * @param attempts how often it was tried
 */
record DeadLetter(
    long position,
    UUID aggregateId,
    String eventName,
    String reason,
    int attempts,
    OffsetDateTime since) {}
