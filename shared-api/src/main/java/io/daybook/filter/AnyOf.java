package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code {any_}}.
 *
 * @param any exact membership; an empty list matches nothing
 */
public record AnyOf<T>(@Nullable List<T> any) {

  static <T> Type<AnyOf<T>> of(Type<T> item) {
    return Types.model(in -> {
      List<T> any = in.orNull("any_", Types.list(item));
      return in.strict(() -> new AnyOf<>(any));
    });
  }
}
