package io.daybook.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Who caused an event.
 *
 * @param verified false where the actor is only what the client says of itself
 */
public record Actor(
    @Nullable String id, String type, @Nullable String displayValue, boolean verified) {

  public static final Actor ANONYMOUS = new Actor(null, "ANONYMOUS", null, false);
  public static final Actor SYSTEM = new Actor("daybook", "SYSTEM", "Daybook", true);
}
