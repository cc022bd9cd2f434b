package io.daybook.query.search;

import io.daybook.query.filter.Clause;
import io.daybook.query.filter.QueryDsl;
import io.daybook.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Requests to Elasticsearch. */
final class Searches {

  private Searches() {}

  /**
   * A page of what is found, and what it is counted by.
   *
   * @param after sort values of the row in front of the page; null: the beginning
   */
  static byte[] page(Clause filter, Reading reading, SearchBody body, @Nullable String after) {
    ObjectNode request = Json.object().put("size", size(body)).put("track_total_hits", true);
    ObjectNode bool = request.withObject("/query/bool");
    bool.putArray("filter").add(QueryDsl.render(filter));
    if (!reading.typed().isEmpty()) {
      bool.putArray("must").add(new Relevance(reading).query());
      request.put("track_scores", true);
      request.set("highlight", Highlights.request());
    }
    request.set("sort", Sorting.of(body.sort(), reading.typed()).clauses());
    if (after != null) {
      request.putRawValue("search_after", new RawValue(after));
    }
    ObjectNode aggregations = aggregations(reading, body.facets(), after == null);
    if (!aggregations.isEmpty()) {
      request.set("aggs", aggregations);
    }
    return Json.bytes(request);
  }

  /** One more than is answered, to see whether there are more. */
  private static int size(SearchBody body) {
    return body.limit() == 0 ? 0 : body.limit() + 1;
  }

  private static ObjectNode aggregations(Reading reading, List<Facet> facets, boolean first) {
    ObjectNode aggregations = Json.object();
    facets.forEach(facet -> aggregations.set(facet.key(), facet.aggregation()));
    if (first && reading.mayMissWords() && reading.hasWords()) {
      aggregations.set(Outcome.PARTS, Vocabulary.counting(reading.needed(), reading.words()));
    }
    return aggregations;
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
