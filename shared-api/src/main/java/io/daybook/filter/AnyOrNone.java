package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code {any_, not_any_}}; both are combined with AND.
 *
 * @param any exact membership; an empty list matches nothing
 * @param notAny exclusion, which a null value doesn't satisfy; an empty list restricts nothing
 */
public record AnyOrNone<T>(@Nullable List<T> any, @Nullable List<T> notAny) {

  static <T> Type<AnyOrNone<T>> of(Type<T> item) {
    return Types.model(in -> {
      List<T> any = in.orNull("any_", Types.list(item));
      List<T> notAny = in.orNull("not_any_", Types.list(item));
      return in.strict(() -> new AnyOrNone<>(any, notAny));
    });
  }

  /** The same shape where the reference has no {@code not_any_}. */
  static <T> Type<AnyOrNone<T>> onlyAny(Type<T> item) {
    return AnyOf.of(item).map(leaf -> new AnyOrNone<>(leaf.any(), null));
  }

  /** Whether it has no criterion at all. */
  public boolean isEmpty() {
    return any == null && notAny == null;
  }
}
