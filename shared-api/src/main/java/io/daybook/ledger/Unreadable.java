package io.daybook.ledger;

import java.util.UUID;

/**
 * Why the state of an aggregate can't be told.
 *
 * @param position of the first event that can't be read, or makes no sense where it stands
 * @param reason for a person to read
 */
public record Unreadable(UUID aggregateId, long position, String eventName, String reason) {}
