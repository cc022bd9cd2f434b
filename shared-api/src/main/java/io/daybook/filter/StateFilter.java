package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import org.jspecify.annotations.Nullable;

/**
 * {@code {operator, type, name}} on a run's state.
 *
 * @param type unlike other leaves, an empty one is no child at all: it is read as null
 * @param name as the type; names are free text and case-sensitive
 */
public record StateFilter(
    Operator operator, @Nullable AnyOrNone<StateType> type, @Nullable AnyOrNone<String> name) {

  private static final Type<StateType> STATE_TYPE = Types.choice(StateType.class);

  static final Type<StateFilter> OF_FLOW_RUNS =
      type(AnyOrNone.of(STATE_TYPE), AnyOrNone.of(Types.STRING));

  /** Task runs know no {@code not_any_}. */
  static final Type<StateFilter> OF_TASK_RUNS =
      type(AnyOrNone.onlyAny(STATE_TYPE), AnyOrNone.onlyAny(Types.STRING));

  private static Type<StateFilter> type(
      Type<AnyOrNone<StateType>> typeLeaf, Type<AnyOrNone<String>> nameLeaf) {
    return Types.model(in -> {
      Operator operator = Operator.of(in);
      AnyOrNone<StateType> type = in.orNull("type", typeLeaf);
      AnyOrNone<String> name = in.orNull("name", nameLeaf);
      return in.strict(() -> new StateFilter(operator, counted(type), counted(name)));
    });
  }

  private static <T> @Nullable AnyOrNone<T> counted(@Nullable AnyOrNone<T> leaf) {
    return leaf == null || leaf.isEmpty() ? null : leaf;
  }
}
