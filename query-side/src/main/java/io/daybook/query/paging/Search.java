package io.daybook.query.paging;

import io.daybook.query.filter.Clause;
import io.daybook.query.filter.QueryDsl;
import io.daybook.wire.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** One request for documents in an order. */
record Search(
    Clause clause,
    Order order,
    int from,
    int size,
    @Nullable String after,
    Total total,
    boolean documents) {

  static Search page(Clause clause, Order order, long from, int size) {
    return new Search(clause, order, (int) from, size, null, Total.NONE, true);
  }

  Search with(Total counted) {
    return new Search(clause, order, from, size, after, counted, documents);
  }

  Search withSize(int rows) {
    return new Search(clause, order, from, rows, after, total, documents);
  }

  /** What follows the first rows of this one. */
  Search behind(Hit last, int rows) {
    return new Search(clause, order, 0, rows, last.sortValues(), Total.NONE, documents);
  }

  Search withoutDocuments() {
    return new Search(clause, order, from, size, after, total, false);
  }

  /**
   * @param sortValues of the document behind which to begin; null: at the beginning
   */
  Search after(@Nullable String sortValues) {
    return new Search(clause, order, from, size, sortValues, total, documents);
  }

  byte[] body() {
    ObjectNode body = Json.object();
    body.put("size", size);
    if (from > 0) {
      body.put("from", from);
    }
    body.set("query", QueryDsl.render(clause));
    body.set("sort", order.render());
    if (after != null) {
      body.putRawValue("search_after", new RawValue(after));
    }
    total.putInto(body);
    if (!documents) {
      body.put("_source", false).put("stored_fields", "_none_"); // ids lie between the bodies
    }
    return Json.bytes(body);
  }
}
