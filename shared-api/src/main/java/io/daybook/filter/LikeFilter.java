package io.daybook.filter;

import io.daybook.wire.Type;
import io.daybook.wire.Types;
import org.jspecify.annotations.Nullable;

/**
 * {@code {like_}}.
 *
 * @param like a PostgreSQL ILIKE pattern found anywhere in the text; "" restricts nothing
 */
public record LikeFilter(@Nullable String like) {

  static final Type<LikeFilter> TYPE =
      Types.model(in -> {
        String like = in.orNull("like_", Types.STRING);
        return in.strict(() -> new LikeFilter(like));
      });
}
