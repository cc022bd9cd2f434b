package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code {before_, after_, is_null_}}, combined with AND.
 *
 * @param before inclusive
 * @param after inclusive
 * @param isNull true: has no time; false: has one
 */
public record TimeFilter(
    @Nullable Instant before, @Nullable Instant after, @Nullable Boolean isNull) {

  static final Type<TimeFilter> TYPE = type(true);

  /** The times that can't be null, where {@code is_null_} is not known. */
  static final Type<TimeFilter> WITHOUT_NULL = type(false);

  private static Type<TimeFilter> type(boolean withNull) {
    return Types.model(in -> {
      Instant before = in.orNull("before_", Types.INSTANT);
      Instant after = in.orNull("after_", Types.INSTANT);
      Boolean isNull = withNull ? in.orNull("is_null_", Types.BOOL) : null;
      return in.strict(() -> new TimeFilter(before, after, isNull));
    });
  }
}
