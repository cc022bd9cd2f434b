package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prefect's filter on work queues. */
public record WorkQueueFilter(
    Operator operator, @Nullable AnyOf<UUID> id, @Nullable QueueNameFilter name) {

  public static final Type<WorkQueueFilter> TYPE =
      Types.model(in -> {
        Operator operator = Operator.of(in);
        AnyOf<UUID> id = in.orNull("id", AnyOf.of(Types.UUID));
        QueueNameFilter name = in.orNull("name", QueueNameFilter.TYPE);
        return in.strict(() -> new WorkQueueFilter(operator, id, name));
      });
}
