package io.daybook.history;

import io.daybook.flow.FlowRef;
import io.daybook.ledger.EventMetadata;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One change of a deployment: everything that happened to it in one transaction.
 *
 * @param name of the deployment
 * @param revision how many changes the deployment has had, this one included; from 1
 * @param position of the last of its events in the ledger: the deployment is as after this change
 *     from there on
 * @param firstPosition of the first of its events
 * @param at when it was appended, to the microsecond: the moment that {@code as_of} refers to
 * @param events the names of what happened, in their order
 * @param metadata who, why, from where
 */
public record Change(
    UUID deploymentId,
    String name,
    FlowRef flow,
    int revision,
    long position,
    long firstPosition,
    Instant at,
    Action action,
    List<String> events,
    EventMetadata metadata,
    Difference difference) {

  public Change {
    events = List.copyOf(events);
  }
}
