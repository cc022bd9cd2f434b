package io.daybook.query.search;

import io.daybook.query.filter.Clause;
import io.daybook.query.filter.QueryDsl;
import io.daybook.wire.Json;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Requests to Elasticsearch. */
final class Searches {

  private Searches() {}

  /**
   * A page of what is found, and what it is counted by.
   *
   * @param query null: everything
   * @param size one more than is answered, to see whether there are more
   * @param after sort values of the row in front of the page; null: the beginning
   */
  static byte[] page(
      Clause filter,
      @Nullable ObjectNode query,
      Sorting sorting,
      int size,
      @Nullable String after,
      Collection<Facet> facets) {
    ObjectNode request = Json.object().put("size", size).put("track_total_hits", true);
    ObjectNode bool = request.withObject("/query/bool");
    bool.putArray("filter").add(QueryDsl.render(filter));
    if (query != null) {
      bool.putArray("must").add(query);
      request.put("track_scores", true);
      request.set("highlight", Highlights.request());
    }
    request.set("sort", sorting.clauses());
    if (after != null) {
      request.putRawValue("search_after", new RawValue(after));
    }
    if (!facets.isEmpty()) {
      ObjectNode aggregations = request.putObject("aggs");
      facets.forEach(facet -> aggregations.set(facet.key(), facet.aggregation()));
    }
    return Json.bytes(request);
  }

  /** The best of what is near, one of each flow. */
  static byte[] nearest(Clause filter, ObjectNode query, int size) {
    ObjectNode request = Json.object().put("size", size).put("track_total_hits", false);
    ObjectNode bool = request.withObject("/query/bool");
    bool.putArray("filter").add(QueryDsl.render(filter));
    bool.putArray("must").add(query);
    request.set("sort", Sorting.of(SearchSort.RELEVANCE, Asked.of("x")).clauses());
    request.putObject("collapse").put("field", "flow_name");
    request.putArray("_source").add("name").add("flow_name");
    return Json.bytes(request);
  }
}
