package io.daybook.ledger;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the request behind an event.
 *
 * @param requestId the trace id of the {@code traceparent} header, else one made for the request
 * @param userAgent the client's program, as it names itself
 * @param workerName the {@code x-prefect-worker-name} header
 * @param sourceAddress the address that the request came from
 * @param reason why, in the client's words: the {@code Daybook-Reason} header
 * @param command the simple name of the command that decided the event
 */
public record EventMetadata(
    Actor actor,
    @Nullable String requestId,
    @Nullable String userAgent,
    @Nullable String workerName,
    @Nullable String sourceAddress,
    @Nullable String reason,
    @Nullable String command) {

  public static final EventMetadata SYSTEM =
      new EventMetadata(Actor.SYSTEM, null, null, null, null, null, null);

  public EventMetadata withReason(String text) {
    return new EventMetadata(actor, requestId, userAgent, workerName, sourceAddress, text, command);
  }

  /** What says nothing of an actor, as no Daybook writes it, tells of an unknown one. */
  public EventMetadata {
    actor = Objects.requireNonNullElse(actor, Actor.ANONYMOUS);
  }

  public EventMetadata withCommand(String name) {
    return new EventMetadata(actor, requestId, userAgent, workerName, sourceAddress, reason, name);
  }
}
