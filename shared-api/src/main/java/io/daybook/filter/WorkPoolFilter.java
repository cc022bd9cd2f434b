package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prefect's filter on work pools. */
public record WorkPoolFilter(
    Operator operator,
    @Nullable AnyOf<UUID> id,
    @Nullable AnyOf<String> name,
    @Nullable AnyOf<String> type) {

  public static final Type<WorkPoolFilter> TYPE =
      Types.model(in -> {
        Operator operator = Operator.of(in);
        AnyOf<UUID> id = in.orNull("id", AnyOf.of(Types.UUID));
        AnyOf<String> name = in.orNull("name", AnyOf.of(Types.STRING));
        AnyOf<String> type = in.orNull("type", AnyOf.of(Types.STRING));
        return in.strict(() -> new WorkPoolFilter(operator, id, name, type));
      });
}
