package io.daybook.query.run;

import io.daybook.filter.HistoryIntervals;
import io.daybook.wire.Json;
import io.daybook.wire.Timestamps;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Counts by interval and state: every interval is there, be it empty. */
record HistoryBuckets(HistoryIntervals intervals, Instant now) {
  private static final int MOST_NAMES = 1_000;

  /** Asks for them by a time that documents have in microseconds. */
  void ask(ObjectNode aggregations, String field) {
    ObjectNode buckets = aggregations.putObject("intervals");
    long length = length();
    buckets
        .putObject("histogram")
        .put("field", field)
        .put("interval", length)
        .put("offset", Math.floorMod(RunHistory.micros(intervals.start()), length))
        .put("min_doc_count", 1);
    ObjectNode types = terms(buckets, "types", "state_type", 9);
    RunSums.add(terms(types, "names", "state_name", MOST_NAMES).putObject("aggs"), now);
  }

  private static ObjectNode terms(ObjectNode parent, String name, String field, int size) {
    ObjectNode terms = parent.withObject("/aggs").putObject(name);
    terms.putObject("terms").put("field", field).put("size", size);
    return terms;
  }

  private long length() {
    return intervals.length().toNanos() / 1_000;
  }

  JsonNode read(JsonNode aggregations) {
    ArrayNode answer = Json.MAPPER.createArrayNode();
    for (int i = 0; i < intervals.count(); i++) {
      answer
          .addObject()
          .put("interval_start", Timestamps.format(intervals.start(i)))
          .put("interval_end", Timestamps.format(intervals.start(i + 1)))
          .putArray("states");
    }
    long start = RunHistory.micros(intervals.start());
    for (JsonNode bucket : aggregations.path("intervals").path("buckets")) {
      int i = (int) Math.round((bucket.path("key").doubleValue() - start) / length());
      states(bucket, answer.get(i).withArray("states"));
    }
    return answer;
  }

  private void states(JsonNode bucket, ArrayNode states) {
    for (JsonNode type : bucket.path("types").path("buckets")) {
      for (JsonNode name : type.path("names").path("buckets")) {
        ObjectNode state = states.addObject();
        state.set("state_type", type.path("key"));
        state.set("state_name", name.path("key"));
        state.set("count_runs", name.path("doc_count"));
        state.put("sum_estimated_run_time", RunSums.runTime(name, now));
        state.put("sum_estimated_lateness", RunSums.lateness(name, now));
      }
    }
  }
}
