package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code {any_, like_}}; both are combined with AND.
 *
 * @param any exact, case-sensitive membership; an empty list matches nothing
 * @param like a PostgreSQL ILIKE pattern found anywhere in the name; "" restricts nothing
 */
public record NameFilter(@Nullable List<String> any, @Nullable String like) {

  static final Type<NameFilter> TYPE =
      Types.model(in -> {
        List<String> any = in.orNull("any_", Types.list(Types.STRING));
        String like = in.orNull("like_", Types.STRING);
        return in.strict(() -> new NameFilter(any, like));
      });
}
