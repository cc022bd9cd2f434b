package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code {operator, any_, is_null_}}.
 *
 * @param any exact membership; an empty list matches nothing
 * @param isNull true: has no value; false: has one
 */
public record AnyOrNull<T>(Operator operator, @Nullable List<T> any, @Nullable Boolean isNull) {

  static <T> Type<AnyOrNull<T>> of(Type<T> item) {
    return Types.model(in -> {
      Operator operator = Operator.of(in);
      List<T> any = in.orNull("any_", Types.list(item));
      Boolean isNull = in.orNull("is_null_", Types.BOOL);
      return in.strict(() -> new AnyOrNull<>(operator, any, isNull));
    });
  }
}
