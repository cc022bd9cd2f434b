package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code {operator, id_, type_, is_null_}} on who made a flow run. */
public record CreatedByFilter(
    Operator operator,
    @Nullable List<UUID> ids,
    @Nullable List<String> types,
    @Nullable Boolean isNull) {

  static final Type<CreatedByFilter> TYPE =
      Types.model(in -> {
        Operator operator = Operator.of(in);
        List<UUID> ids = in.orNull("id_", Types.list(Types.UUID));
        List<String> types = in.orNull("type_", Types.list(Types.STRING));
        Boolean isNull = in.orNull("is_null_", Types.BOOL);
        return in.strict(() -> new CreatedByFilter(operator, ids, types, isNull));
      });
}
