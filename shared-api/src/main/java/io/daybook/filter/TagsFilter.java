package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code {operator, all_, any_, is_null_}} on tags.
 *
 * @param all has every one; an empty list restricts nothing
 * @param any has at least one; an empty list matches nothing
 * @param isNull true: has no tags; false: has some
 */
public record TagsFilter(
    Operator operator,
    @Nullable List<String> all,
    @Nullable List<String> any,
    @Nullable Boolean isNull) {

  static final Type<TagsFilter> TYPE = type(true);

  /** The tags of flows and task runs, where {@code any_} is not known. */
  static final Type<TagsFilter> WITHOUT_ANY = type(false);

  private static Type<TagsFilter> type(boolean withAny) {
    return Types.model(in -> {
      Operator operator = Operator.of(in);
      List<String> all = in.orNull("all_", Types.list(Types.STRING));
      List<String> any = withAny ? in.orNull("any_", Types.list(Types.STRING)) : null;
      Boolean isNull = in.orNull("is_null_", Types.BOOL);
      return in.strict(() -> new TagsFilter(operator, all, any, isNull));
    });
  }
}
