package io.daybook.query.run;

import io.daybook.filter.FlowRunCriteria;
import io.daybook.filter.FlowRunQuery;
import io.daybook.filter.HistoryIntervals;
import io.daybook.filter.TaskRunQuery;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.FlowRunClauses;
import io.daybook.query.filter.TaskRunClauses;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import io.daybook.wire.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs counted over time, and how late they are: one request each. */
@Component
final class RunHistory {
  private static final String EXPECTED = "expected_start_time";

  private final SearchClient client;
  private final FlowRunClauses flowRuns;
  private final TaskRunClauses taskRuns;
  private final Freshness freshness;
  private final InstantSource clock;

  RunHistory(
      SearchClient client,
      FlowRunClauses flowRuns,
      TaskRunClauses taskRuns,
      Freshness freshness,
      InstantSource clock) {
    this.client = client;
    this.flowRuns = flowRuns;
    this.taskRuns = taskRuns;
    this.freshness = freshness;
    this.clock = clock;
  }

  JsonNode of(FlowRunQuery.History query, ConsistencyWish wish) {
    freshness.awaitVisible(FlowRunClauses.indices(query.criteria()), wish);
    return counted(Index.FLOW_RUNS, flowRuns.all(query.criteria()), query.intervals());
  }

  JsonNode of(TaskRunQuery.History query, ConsistencyWish wish) {
    freshness.awaitVisible(TaskRunClauses.indices(query.criteria()), wish);
    return counted(Index.TASK_RUNS, taskRuns.all(query.criteria()), query.intervals());
  }

  JsonNode lateness(FlowRunCriteria criteria, ConsistencyWish wish) {
    freshness.awaitVisible(FlowRunClauses.indices(criteria), wish);
    Instant now = clock.instant();
    ObjectNode request = RunSums.request(flowRuns.all(criteria));
    request.put("track_total_hits", true);
    RunSums.add(request.putObject("aggs"), now);
    JsonNode answer = search(Index.FLOW_RUNS, request);
    long runs = answer.at("/hits/total/value").asLong(0);
    return runs == 0
        ? JsonNodeFactory.instance.nullNode()
        : JsonNodeFactory.instance.numberNode(
            RunSums.lateness(answer.path("aggregations"), now) / runs);
  }

  private JsonNode counted(Index index, Clause clause, HistoryIntervals intervals) {
    if (intervals.count() == 0) {
      return Json.MAPPER.createArrayNode();
    }
    Instant now = clock.instant();
    Clause within =
        Clause.and(
            clause,
            new Clause.Range(EXPECTED, "gte", micros(intervals.start())),
            new Clause.Range(EXPECTED, "lt", micros(intervals.end())));
    ObjectNode request = RunSums.request(within);
    HistoryBuckets buckets = new HistoryBuckets(intervals, now);
    buckets.ask(request.putObject("aggs"), EXPECTED);
    return buckets.read(search(index, request).path("aggregations"));
  }

  private JsonNode search(Index index, ObjectNode request) {
    return Json.MAPPER.readTree(client.search(index, Json.bytes(request)));
  }

  static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
