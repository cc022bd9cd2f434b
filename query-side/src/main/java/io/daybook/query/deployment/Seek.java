package io.daybook.query.deployment;

import io.daybook.filter.DeploymentCriteria;
import io.daybook.filter.DeploymentSort;
import io.daybook.filter.ListOptions;
import io.daybook.query.paging.Cursor;
import io.daybook.query.paging.Cursor.Place;
import io.daybook.query.paging.Cursor.Value;
import io.daybook.query.paging.Stretch;
import io.daybook.wire.JsonBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a list begins that was asked for with a cursor.
 *
 * @param question what the cursors of the list belong to
 * @param after the sort values of the row in front of it; null: the beginning
 */
record Seek(Object question, @Nullable String after) {

  /**
   * What the body asks for; null if it has no cursor.
   *
   * @throws io.daybook.wire.ApiException 422 if the cursor is none of this list's
   */
  static @Nullable Seek of(
      DeploymentCriteria criteria, DeploymentSort sort, ListOptions options, JsonBody body) {
    if (options.cursor() == null) {
      return null;
    }
    Object question =
        options.asOf() == null
            ? List.of("deployments", criteria, sort)
            : List.of("deployments", criteria, sort, options.asOf());
    return switch (Cursor.read(options.cursor(), question, values(sort))) {
      case Place.Beginning() -> new Seek(question, null);
      case Place.Behind(String sortValues) -> new Seek(question, sortValues);
      case Place.Refused(String why) ->
          throw body.refused("value_error", "Value error, " + why, "cursor");
    };
  }

  /** The cursor behind what was found; null at the end of the list. */
  @Nullable String next(Stretch stretch) {
    return stretch.last() == null ? null : Cursor.behind(question, stretch.last());
  }

  static List<Value> values(DeploymentSort sort) {
    return switch (sort) {
      case CREATED_ASC, CREATED_DESC, UPDATED_ASC, UPDATED_DESC -> List.of(Value.WHOLE, Value.TEXT);
      case NAME_ASC,
          NAME_DESC,
          FLOW_NAME_ASC,
          FLOW_NAME_DESC,
          WORK_POOL_NAME_ASC,
          WORK_POOL_NAME_DESC ->
          List.of(Value.TEXT, Value.TEXT);
    };
  }
}
