package io.daybook.query.run;

import io.daybook.filter.TaskRunCriteria;
import io.daybook.filter.TaskRunFilter;
import io.daybook.filter.TimeFilter;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.TaskRunClauses;
import io.daybook.wire.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Task runs that ended, counted in twenty equal parts of a window of time, which is widened to
 * whole minutes.
 */
record EndedTaskRuns(TaskRunCriteria criteria, Instant start, Instant end) {
  private static final int PARTS = 20;
  private static final List<String> ENDED = List.of("COMPLETED", "FAILED", "CANCELLED", "CRASHED");
  private static final List<String> FAILED = List.of("FAILED", "CRASHED");

  /**
   * @param criteria with a filter on task runs that has a beginning
   */
  static EndedTaskRuns of(TaskRunCriteria criteria, Instant now) {
    TimeFilter window =
        Objects.requireNonNull(Objects.requireNonNull(criteria.taskRuns()).startTime());
    Instant after = Objects.requireNonNull(window.after());
    Instant before = window.before() == null ? now : window.before();
    return new EndedTaskRuns(
        criteria,
        after.truncatedTo(ChronoUnit.MINUTES),
        before.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60).minus(1, ChronoUnit.MICROS));
  }

  ObjectNode request(TaskRunClauses clauses) {
    Clause clause = Clause.and(clauses.all(anyState()), Clause.in("state_type", ENDED));
    ObjectNode request = RunSums.request(clause);
    ObjectNode parts = request.withObject("/aggs/parts");
    ObjectNode range = parts.putObject("range").put("field", "start_time");
    ArrayNode ranges = range.putArray("ranges");
    double from = RunHistory.micros(start);
    double length = (RunHistory.micros(end) - from) / PARTS;
    for (int i = 0; i < PARTS && length > 0; i++) {
      ranges.addObject().put("from", from + i * length).put("to", from + (i + 1) * length);
    }
    if (ranges.isEmpty()) {
      ranges.addObject().put("from", from).put("to", from);
    }
    parts.withObject("/aggs/types/terms").put("field", "state_type").put("size", ENDED.size());
    return request;
  }

  /** That they ended takes the place of what the request says of their states. */
  private TaskRunCriteria anyState() {
    TaskRunFilter f = Objects.requireNonNull(criteria.taskRuns());
    TaskRunFilter without =
        new TaskRunFilter(
            f.operator(),
            f.id(),
            f.name(),
            f.tags(),
            null,
            f.startTime(),
            f.endTime(),
            f.expectedStartTime(),
            f.subflowRuns(),
            f.flowRunId());
    return new TaskRunCriteria(
        criteria.flows(), criteria.flowRuns(), without, criteria.deployments());
  }

  ArrayNode read(JsonNode answer) {
    JsonNode parts = answer.at("/aggregations/parts/buckets");
    ArrayNode counts = Json.MAPPER.createArrayNode();
    for (int i = 0; i < PARTS; i++) {
      long failed = 0;
      for (JsonNode type : parts.path(i).path("types").path("buckets")) {
        if (FAILED.contains(type.path("key").stringValue())) {
          failed += type.path("doc_count").longValue();
        }
      }
      long all = parts.path(i).path("doc_count").asLong(0); // one bucket where nothing can be
      counts.addObject().put("completed", all - failed).put("failed", failed);
    }
    return counts;
  }
}
