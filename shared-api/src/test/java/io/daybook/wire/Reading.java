package io.daybook.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading a text of JSON: a value or errors. */
record Reading<T>(@Nullable T value, List<FieldError> errors) {

  static <T> Reading<T> of(Type<T> type, String json) {
    Location at = Location.body();
    T value = type.read(Json.parse(json), at);
    return new Reading<>(value, at.errors());
  }

  /** The value as text, or the types of the errors. */
  String text() {
    return errors.isEmpty()
        ? String.valueOf(value)
        : String.join(",", errors.stream().map(FieldError::type).toList());
  }

  /** Each error as {@code type@place.of.it}. */
  List<String> places() {
    return errors.stream().map(Reading::place).toList();
  }

  static String place(FieldError e) {
    return e.type() + "@" + String.join(".", e.loc().stream().map(Object::toString).toList());
  }
}
