package io.daybook.query.history;

import io.daybook.filter.HistorySort;
import io.daybook.query.paging.Cursor;
import io.daybook.query.paging.Cursor.Place;
import io.daybook.query.paging.Cursor.Value;
import io.daybook.wire.ApiException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a list of changes begins, and how it goes on.
 *
 * @param question what the cursors of the list belong to
 * @param after the sort values of the row in front of it; null: the beginning
 */
record HistorySeek(Object question, @Nullable String after) {

  /**
   * @param cursor null is the beginning too
   * @throws ApiException 422 if the cursor is none of this list's
   */
  static HistorySeek of(Object criteria, HistorySort sort, @Nullable String cursor) {
    Object question = List.of("history", criteria, sort);
    return switch (Cursor.read(cursor == null ? "" : cursor, question, values(sort))) {
      case Place.Beginning() -> new HistorySeek(question, null);
      case Place.Behind(String sortValues) -> new HistorySeek(question, sortValues);
      case Place.Refused(String why) -> throw ApiException.detail(422, "Invalid cursor: " + why);
    };
  }

  /** The cursor behind the row with these sort values; null where nothing follows it. */
  @Nullable String next(@Nullable String last) {
    return last == null ? null : Cursor.behind(question, last);
  }

  private static List<Value> values(HistorySort sort) {
    return switch (sort) {
      case AT_ASC, AT_DESC -> List.of(Value.WHOLE);
      case DEPLOYMENT_NAME_ASC, DEPLOYMENT_NAME_DESC, FLOW_NAME_ASC, FLOW_NAME_DESC ->
          List.of(Value.TEXT, Value.WHOLE);
    };
  }
}
