package io.daybook.command.dispatch;

import io.daybook.wire.ApiError;
import io.daybook.wire.ApiException;
import java.util.List;

/**
 * What a decider makes of a command: events, or a refusal as a value.
 *
 * @param <E> the sealed interface of the aggregate's events
 */
public sealed interface Decision<E> {

  /** It is so; no event means that nothing changes. */
  record Accepted<E>(List<E> events) implements Decision<E> {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /** It is refused, and this is the answer. */
  record Refused<E>(ApiError error) implements Decision<E> {}

  /** Nothing changes. */
  static <E> Decision<E> accepted() {
    return new Accepted<>(List.of());
  }

  static <E> Decision<E> accepted(E event) {
    return new Accepted<>(List.of(event));
  }

  static <E> Decision<E> all(List<? extends E> events) {
    return new Accepted<>(List.copyOf(events));
  }

  static <E> Decision<E> refused(int status, String detail) {
    return new Refused<>(new ApiError.Detail(status, detail));
  }

  /** What Prefect answers where its database refuses a value: 409. */
  static <E> Decision<E> conflict() {
    return new Refused<>(ApiException.integrityConflict().error());
  }

  /** The events, for a handler to record; a refusal ends the command and undoes what it did. */
  default List<E> orThrow() {
    return switch (this) {
      case Accepted<E>(List<E> events) -> events;
      case Refused<E>(ApiError error) -> throw new ApiException(error);
    };
  }
}
