package io.daybook.ledger;

import java.util.UUID;

/**
 * Stands in a stream for an event that this version can't read, since a newer one wrote it or it is
 * not of its shape. It is never written.
 *
 * @param name under which it is stored
 * @param problem why it can't be read
 */
public record UnreadEvent(UUID aggregateId, String name, String problem) implements LedgerEvent {}
