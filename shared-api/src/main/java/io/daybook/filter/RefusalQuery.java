package io.daybook.filter;

import io.daybook.wire.JsonBody;
import io.daybook.wire.Model;
import io.daybook.wire.Types;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request for refusals. Unknown keys are refused: a filter that is misspelt must not
 * find everything.
 *
 * @param filter null: all
 * @param cursor behind which to begin; "" is the beginning
 */
public record RefusalQuery(@Nullable RefusalFilter filter, int limit, String cursor) {

  /**
   * @param mostRows the default and the ceiling of limit
   */
  public static RefusalQuery listing(JsonBody body, int mostRows) {
    RefusalQuery query =
        read(
            body,
            in -> {
              var filter = in.orNull("refusals", RefusalFilter.TYPE);
              Integer limit = in.orNull("limit", Types.INT.atLeast(0).atMost(mostRows));
              String cursor = in.orNull("cursor", Types.STRING);
              return in.strict(() ->
                  new RefusalQuery(
                      filter, limit == null ? mostRows : limit, cursor == null ? "" : cursor));
            });
    return query == null ? new RefusalQuery(null, mostRows, "") : query;
  }

  /** The body of a count: the filter alone; null asks for nothing. */
  public static @Nullable RefusalFilter counting(JsonBody body) {
    RefusalQuery query =
        read(
            body,
            in -> {
              var filter = in.orNull("refusals", RefusalFilter.TYPE);
              return in.strict(() -> new RefusalQuery(filter, 0, ""));
            });
    return query == null ? null : query.filter();
  }

  private static @Nullable RefusalQuery read(
      JsonBody body, Function<Model, @Nullable RefusalQuery> reader) {
    return body.readOptional(Types.model(reader));
  }
}
