package io.daybook.query.search;

import io.daybook.filter.AsOf;
import io.daybook.query.paging.Cursor;
import io.daybook.query.paging.Cursor.Place;
import io.daybook.query.paging.Cursor.Value;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/**
 * Where a page begins. Its cursor holds how the first page read the text, so that all pages read it
 * in the same way, whatever is written meanwhile.
 *
 * @param question what the cursors belong to
 * @param reading of the page before; null at the beginning
 * @param after sort values; null: the beginning
 */
record Seek(Object question, @Nullable Reading reading, @Nullable String after) {

  /**
   * @throws io.daybook.wire.ApiException 422 if the cursor is none of this search
   */
  static Seek of(SearchBody asked, JsonBody body) {
    AsOf asOf = asked.asOf();
    Object question =
        List.of("search", asked.q(), asked.criteria(), asked.sort(), asOf == null ? "" : asOf);
    Asked typed = Asked.of(asked.q());
    List<Value> values = new ArrayList<>(Sorting.of(asked.sort(), typed).values());
    values.add(Value.TEXT);
    return switch (Cursor.read(asked.cursor(), question, values)) {
      case Place.Beginning() -> new Seek(question, null, null);
      case Place.Behind(String held) -> behind(question, typed, (ArrayNode) Json.parse(held));
      case Place.Refused(String why) -> throw body.refused("value_error", why, "cursor");
    };
  }

  /** No cursor of ours has a mark that is none; whatever it is, it is a way to read the text. */
  private static Seek behind(Object question, Asked typed, ArrayNode held) {
    String mark = held.remove(held.size() - 1).asString("");
    return new Seek(question, Reading.of(typed, mark), Json.text(held));
  }

  /**
   * The cursor behind a row.
   *
   * @param sortValues the row's
   */
  String cursor(String sortValues, Reading read) {
    ArrayNode held = (ArrayNode) Json.parse(sortValues);
    return Cursor.behind(question, Json.text(held.add(read.mark())));
  }
}
