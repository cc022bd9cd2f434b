package io.daybook.command.decision;

import io.daybook.wire.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects one event for every attribute that a PATCH really changes.
 *
 * @param <E> the events of the aggregate
 */
public final class Changes<E> {

  private final List<E> events = new ArrayList<>();

  /** An attribute that is never null. */
  public <T> Changes<E> value(Field<T> field, T present, Function<T, ? extends E> event) {
    T after = field.orElse(present);
    if (!after.equals(present)) {
      events.add(event.apply(after));
    }
    return this;
  }

  /** An attribute that null clears. */
  public <T> Changes<E> nullable(
      Field<T> field, @Nullable T present, Function<@Nullable T, ? extends E> event) {
    T after = field.over(present);
    if (!Objects.equals(after, present)) {
      events.add(event.apply(after));
    }
    return this;
  }

  public Changes<E> add(List<? extends E> more) {
    events.addAll(more);
    return this;
  }

  /** The events, or this one: an update that changes nothing still moves the time of the last. */
  public List<E> orElse(E touched) {
    return events.isEmpty() ? List.of(touched) : List.copyOf(events);
  }
}
