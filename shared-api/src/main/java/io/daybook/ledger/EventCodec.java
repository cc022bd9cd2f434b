package io.daybook.ledger;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events and their metadata as stored JSON, under the names and revisions of {@link Fact}. */
public final class EventCodec {

  /** What the store keeps of an event besides its place. */
  public record Stored(String name, int revision, String payload) {}

  // What an event can tell about itself is derived again from what is stored, and not stored.
  private final JsonMapper json =
      JsonMapper.builder()
          .changeDefaultVisibility(rules -> rules.withIsGetterVisibility(Visibility.NONE))
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .build();
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

  public Stored encode(LedgerEvent event) {
    Fact fact = factOf(event.getClass());
    return new Stored(fact.value(), fact.revision(), json.writeValueAsString(event));
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
      return json.readValue(stored.payload(), type);
    } catch (JacksonException e) {
      throw new UnreadableEventException("event " + stored.name() + " is not of its shape", e);
    }
  }

  public String encode(EventMetadata metadata) {
    return json.writeValueAsString(metadata);
  }

  /**
   * @throws UnreadableEventException if it is not of its shape
   */
  public EventMetadata decodeMetadata(String stored) {
    try {
      return json.readValue(stored, EventMetadata.class);
    } catch (JacksonException e) {
      throw new UnreadableEventException("what is told of an event is not of its shape", e);
    }
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
