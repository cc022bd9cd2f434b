package io.daybook.query.history;

import io.daybook.filter.HistoryFacet;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.QueryDsl;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.wire.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many of the changes that satisfy a filter there are by actor, action, field (the 100 most
 * frequent) and day (every one that has any, the newest first).
 */
final class Facets {
  private static final int MOST_VALUES = 100;
  private static final long DAY_MICROS = TimeUnit.DAYS.toMicros(1);

  private Facets() {}

  static ObjectNode count(
      SearchClient client, Index index, Clause clause, List<HistoryFacet> facets) {
    if (facets.isEmpty()) {
      return Json.object();
    }
    ObjectNode request = Json.object().put("size", 0).put("track_total_hits", false);
    request.set("query", QueryDsl.render(clause));
    ObjectNode aggregations = request.putObject("aggs");
    facets.forEach(facet -> aggregations.set(facet.key(), aggregation(facet)));
    byte[] answer = client.search(index, Json.bytes(request), "aggregations");
    JsonNode found = Json.MAPPER.readTree(answer).path("aggregations");
    ObjectNode counts = Json.object();
    facets.forEach(facet -> put(counts, facet, found.path(facet.key()).path("buckets")));
    return counts;
  }

  private static ObjectNode aggregation(HistoryFacet facet) {
    return switch (facet) {
      case ACTOR -> terms("actor");
      case ACTION -> terms("action");
      case FIELD -> terms("changed_fields");
      case DAY -> {
        ObjectNode days = Json.object();
        days.putObject("histogram")
            .put("field", "at")
            .put("interval", DAY_MICROS)
            .put("min_doc_count", 1);
        yield days;
      }
    };
  }

  private static ObjectNode terms(String field) {
    ObjectNode terms = Json.object();
    terms.putObject("terms").put("field", field).put("size", MOST_VALUES);
    return terms;
  }

  private static void put(ObjectNode counts, HistoryFacet facet, JsonNode buckets) {
    List<ObjectNode> values = new ArrayList<>();
    for (JsonNode bucket : buckets) {
      values.add(
          Json.object()
              .put("value", value(facet, bucket.path("key")))
              .put("count", bucket.path("doc_count").longValue()));
    }
    if (facet == HistoryFacet.DAY) {
      Collections.reverse(values);
    }
    ArrayNode array = counts.putArray(facet.key());
    values.forEach(array::add);
  }

  private static String value(HistoryFacet facet, JsonNode key) {
    return switch (facet) {
      case ACTOR, ACTION, FIELD -> key.stringValue();
      case DAY ->
          LocalDate.ofEpochDay(Math.floorDiv((long) key.doubleValue(), DAY_MICROS)).toString();
    };
  }
}
