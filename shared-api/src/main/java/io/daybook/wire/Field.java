package io.daybook.wire;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A key of a body that may be left out or null: the three cases that a PATCH tells apart.
 *
 * @param <T> the type of the value
 */
public sealed interface Field<T> {

  /** The key was not sent. */
  record Absent<T>() implements Field<T> {}

  /** The key was sent with null, and null is allowed. */
  record Null<T>() implements Field<T> {}

  /** The key was sent with a value. */
  record Value<T>(T value) implements Field<T> {}

  static <T> Field<T> absent() {
    return new Absent<>();
  }

  static <T> Field<T> ofNull() {
    return new Null<>();
  }

  static <T> Field<T> of(T value) {
    return new Value<>(value);
  }

  /** Whether the key was in the body, be it with null. */
  default boolean isSent() {
    return !(this instanceof Absent);
  }

  /** The value; null where the key was absent or null. */
  default @Nullable T orNull() {
    return this instanceof Value<T>(T value) ? value : null;
  }

  /** The value, or the fallback where the key was absent or null. */
  default T orElse(T fallback) {
    return this instanceof Value<T>(T value) ? value : fallback;
  }

  /** What was sent, null included; the present value where nothing was sent. */
  default @Nullable T over(@Nullable T present) {
    return isSent() ? orNull() : present;
  }

  default <R> Field<R> map(Function<T, R> function) {
    return switch (this) {
      case Absent<T>() -> absent();
      case Null<T>() -> ofNull();
      case Value<T>(T value) -> of(function.apply(value));
    };
  }
}
