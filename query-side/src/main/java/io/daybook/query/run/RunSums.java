package io.daybook.query.run;

import io.daybook.query.filter.Clause;
import io.daybook.query.filter.QueryDsl;
import io.daybook.wire.Json;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long runs ran and how late they are, all together. What grows with time is summed by its
 * beginning: n runs since s1 … sn have been running for n · now − (s1 + … + sn).
 */
final class RunSums {
  private static final List<String> TERMINAL =
      List.of("COMPLETED", "FAILED", "CANCELLED", "CRASHED");
  private static final double MICROS = 1e6;

  private RunSums() {}

  static ObjectNode request(Clause clause) {
    ObjectNode request = Json.object().put("size", 0).put("track_total_hits", false);
    request.set("query", QueryDsl.render(clause));
    return request;
  }

  static void add(ObjectNode aggregations, Instant now) {
    sum(aggregations, "ran", "total_run_time");
    sum(aggregations, "started_late", "start_delay");
    ObjectNode running = aggregations.putObject("running");
    running.set("filter", QueryDsl.render(new Clause.Exists("running_since")));
    sum(running.putObject("aggs"), "total", "total_run_time");
    sum(running.withObject("/aggs"), "since", "running_since");
    ObjectNode late = aggregations.putObject("late");
    late.set("filter", QueryDsl.render(late(now)));
    sum(late.putObject("aggs"), "since", "expected_start_time");
  }

  /** Those that should have started, and have not. */
  private static Clause late(Instant now) {
    return Clause.and(
        new Clause.Range("expected_start_time", "lt", RunHistory.micros(now)),
        Clause.not(new Clause.Exists("start_time")),
        Clause.not(Clause.in("state_type", TERMINAL)));
  }

  private static void sum(ObjectNode aggregations, String name, String field) {
    aggregations.putObject(name).putObject("sum").put("field", field);
  }

  /** Seconds. */
  static double runTime(JsonNode sums, Instant now) {
    JsonNode running = sums.path("running");
    return (value(sums, "ran") - value(running, "total") + elapsed(running, now)) / MICROS;
  }

  /** Seconds. */
  static double lateness(JsonNode sums, Instant now) {
    return (value(sums, "started_late") + elapsed(sums.path("late"), now)) / MICROS;
  }

  private static double elapsed(JsonNode runs, Instant now) {
    double count = runs.path("doc_count").asLong(0);
    return Math.max(0, count * RunHistory.micros(now) - value(runs, "since"));
  }

  private static double value(JsonNode sums, String name) {
    return sums.path(name).path("value").asDouble(0);
  }
}
