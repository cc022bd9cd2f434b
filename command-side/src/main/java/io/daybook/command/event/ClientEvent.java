package io.daybook.command.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as a client sent it.
 *
 * @param resource what it is about: labels, of which {@code prefect.resource.id} is there
 * @param follows the event that came before it
 */
record ClientEvent(
    UUID id,
    Instant occurred,
    String name,
    ObjectNode resource,
    List<ObjectNode> related,
    ObjectNode payload,
    @Nullable UUID follows) {

  static final String RESOURCE_ID = "prefect.resource.id";

  /** The id of the first related resource in a role; null without one. */
  @Nullable String inRole(String role) {
    return related.stream()
        .filter(resource -> resource.path("prefect.resource.role").asString("").equals(role))
        .map(resource -> resource.path(RESOURCE_ID).asString(""))
        .findFirst()
        .orElse(null);
  }
}
