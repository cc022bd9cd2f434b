package io.daybook.ledger;

import io.daybook.wire.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** Events and their metadata as stored JSON, under the names and revisions of {@link Fact}. */
public final class EventCodec {

  /** What the store keeps of an event besides its place. */
  public record Stored(String name, int revision, String payload) {}

  private final Map<String, Class<? extends LedgerEvent>> classes = new HashMap<>();

  /**
   * @param sealedEvents the sealed event interfaces of the aggregates
   */
  public EventCodec(Collection<Class<? extends LedgerEvent>> sealedEvents) {
    sealedEvents.forEach(this::register);
  }

  private void register(Class<? extends LedgerEvent> type) {
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        register(permitted.asSubclass(LedgerEvent.class));
      }
      return;
    }
    Class<?> other = classes.put(factOf(type).value(), type);
    if (other != null) {
      throw new IllegalStateException(other + " and " + type + " have one name");
    }
  }

  /**
   * An event as it is stored. It is read back at once: what can't be read may never be written,
   * since nobody could take it back.
   *
   * @throws UnwritableEventException if what was read is not the same event
   */
  public Stored encode(LedgerEvent event) {
    Fact fact = factOf(event.getClass());
    String payload = Exact.text(event, event.getClass(), "event " + fact.value());
    return new Stored(fact.value(), fact.revision(), payload);
  }

  /**
   * @throws UnreadableEventException if the name is unknown or the payload is not of its shape
   */
  public LedgerEvent decode(Stored stored) {
    Class<? extends LedgerEvent> type = classes.get(stored.name());
    if (type == null || stored.revision() > factOf(type).revision()) {
      throw new UnreadableEventException(
          "no reader for event %s revision %d: it was written by a newer Daybook"
              .formatted(stored.name(), stored.revision()),
          null);
    }
    try {
      return Json.EVENTS.readValue(stored.payload(), type);
    } catch (JacksonException e) {
      throw notOfItsShape("event " + stored.name(), e);
    }
  }

  /**
   * What is told of an event as it is stored; read back like the event.
   *
   * @throws UnwritableEventException if what was read is not the same
   */
  public String encode(EventMetadata metadata) {
    return Exact.text(metadata, EventMetadata.class, "what is told of an event");
  }

  /**
   * @throws UnreadableEventException if it is not of its shape
   */
  public EventMetadata decodeMetadata(String stored) {
    try {
      return Json.EVENTS.readValue(stored, EventMetadata.class);
    } catch (JacksonException e) {
      throw notOfItsShape("what is told of an event", e);
    }
  }

  private static UnreadableEventException notOfItsShape(String what, JacksonException e) {
    return new UnreadableEventException(
        "%s is not of its shape: %s %s"
            .formatted(what, e.getOriginalMessage(), e.getPathReference())
            .strip(),
        e);
  }

  public List<Class<? extends LedgerEvent>> types() {
    return List.copyOf(classes.values());
  }

  private static Fact factOf(Class<?> type) {
    Fact fact = type.getAnnotation(Fact.class);
    if (fact == null) {
      throw new IllegalStateException(type + " has no @Fact name");
    }
    return fact;
  }
}
