package io.daybook.query.projection;

import io.daybook.ledger.EventMetadata;
import java.time.Instant;

/**
 * What history tells of an event besides what happened.
 *
 * @param at the same for all events of one transaction, and later for each later one
 * @param metadata who, why, from where
 */
record Appended(Instant at, EventMetadata metadata) {}
