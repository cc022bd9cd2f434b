package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import org.jspecify.annotations.Nullable;

/** A leaf with a single boolean, such as {@code {eq_}} or {@code {exists_}}. */
public record BoolFilter(@Nullable Boolean value) {

  static Type<BoolFilter> of(String key) {
    return Types.model(in -> {
      Boolean value = in.orNull(key, Types.BOOL);
      return in.strict(() -> new BoolFilter(value));
    });
  }
}
