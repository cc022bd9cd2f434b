package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Prefect's filter on flows.
 *
 * @param deployment whether the flow has no deployment (true) or at least one (false)
 */
public record FlowFilter(
    Operator operator,
    @Nullable AnyOrNone<UUID> id,
    @Nullable NameFilter name,
    @Nullable TagsFilter tags,
    @Nullable BoolFilter deployment) {

  private static final Type<BoolFilter> DEPLOYMENT =
      Types.model(in -> {
        Operator.of(in);
        Boolean isNull = in.orNull("is_null_", Types.BOOL);
        return in.strict(() -> new BoolFilter(isNull));
      });

  public static final Type<FlowFilter> TYPE =
      Types.model(in -> {
        Operator operator = Operator.of(in);
        AnyOrNone<UUID> id = in.orNull("id", AnyOrNone.of(Types.UUID));
        NameFilter name = in.orNull("name", NameFilter.TYPE);
        TagsFilter tags = in.orNull("tags", TagsFilter.WITHOUT_ANY);
        BoolFilter deployment = in.orNull("deployment", DEPLOYMENT);
        return in.strict(() -> new FlowFilter(operator, id, name, tags, deployment));
      });
}
