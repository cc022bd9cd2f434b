package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code {any_, startswith_}}; both are combined with AND.
 *
 * @param any exact, case-sensitive membership; an empty list matches nothing
 * @param startsWith PostgreSQL ILIKE patterns, one of which begins the name; an empty list
 *     restricts nothing
 */
public record QueueNameFilter(@Nullable List<String> any, @Nullable List<String> startsWith) {

  static final Type<QueueNameFilter> TYPE =
      Types.model(in -> {
        List<String> any = in.orNull("any_", Types.list(Types.STRING));
        List<String> startsWith = in.orNull("startswith_", Types.list(Types.STRING));
        return in.strict(() -> new QueueNameFilter(any, startsWith));
      });
}
