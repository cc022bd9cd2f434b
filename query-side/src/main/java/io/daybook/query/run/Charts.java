package io.daybook.query.run;

import io.daybook.filter.FlowRunQuery;
import io.daybook.filter.StateType;
import io.daybook.filter.TaskRunCriteria;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.TaskRunClauses;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.Hit;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import io.daybook.run.RunEstimates;
import io.daybook.wire.Json;
import io.daybook.wire.Timestamps;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the user interface counts and draws, each by one request for all that it asks about. */
@Component
final class Charts {
  private final SearchClient client;
  private final FlowRunReads flowRuns;
  private final TaskRunClauses taskRuns;
  private final Freshness freshness;
  private final InstantSource clock;

  Charts(
      SearchClient client,
      FlowRunReads flowRuns,
      TaskRunClauses taskRuns,
      Freshness freshness,
      InstantSource clock) {
    this.client = client;
    this.flowRuns = flowRuns;
    this.taskRuns = taskRuns;
    this.freshness = freshness;
    this.clock = clock;
  }

  /** How many task runs flow runs have, those that stand for subflows left out. */
  ObjectNode taskRuns(List<UUID> flowRuns, ConsistencyWish wish) {
    ObjectNode counts = Json.object();
    flowRuns.forEach(id -> counts.put(id.toString(), 0));
    Clause clause =
        Clause.and(
            Clause.in("flow_run_id", flowRuns), Clause.in("subflow", List.of(Boolean.FALSE)));
    for (JsonNode bucket : byTerm(Index.TASK_RUNS, clause, "flow_run_id", flowRuns.size(), wish)) {
      counts.set(bucket.path("key").stringValue(), bucket.path("doc_count"));
    }
    return counts;
  }

  /** The run of each flow that is due first, be it late; null where none is scheduled. */
  ObjectNode nextRuns(List<UUID> flows, ConsistencyWish wish) {
    ObjectNode next = Json.object();
    flows.forEach(id -> next.putNull(id.toString()));
    if (!flows.isEmpty()) {
      freshness.awaitVisible(Set.of(Index.FLOW_RUNS), wish);
      JsonNode answer = search(Index.FLOW_RUNS, NextRuns.request(flows));
      NextRuns.read(answer, next);
    }
    return next;
  }

  ArrayNode points(FlowRunQuery.Listing query, ConsistencyWish wish) {
    ArrayNode points = Json.MAPPER.createArrayNode();
    List<Hit> hits = flowRuns.rows(query, wish);
    Instant now = clock.instant();
    hits.forEach(hit -> points.add(point(hit, now)));
    return points;
  }

  private static ObjectNode point(Hit hit, Instant now) {
    RunEstimates estimates = Estimates.of(hit, now);
    Instant at = Estimates.time(hit.field("start_or_expected"));
    return Json.object()
        .put("id", hit.field("id"))
        .put("state_type", hit.field("state_type"))
        .put("timestamp", at == null ? null : Timestamps.format(at))
        .put("duration", Estimates.seconds(estimates.runTime()))
        .put("lateness", Estimates.seconds(estimates.startDelta()));
  }

  /** How many task runs are in a state of each type. */
  ObjectNode byState(TaskRunCriteria criteria, ConsistencyWish wish) {
    ObjectNode counts = Json.object();
    for (StateType type : StateType.values()) {
      counts.put(type.name(), 0);
    }
    freshness.awaitVisible(TaskRunClauses.indices(criteria), wish);
    int types = StateType.values().length;
    for (JsonNode bucket :
        byTerm(Index.TASK_RUNS, taskRuns.all(criteria), "state_type", types, wish)) {
      counts.set(bucket.path("key").stringValue(), bucket.path("doc_count"));
    }
    return counts;
  }

  /** How many task runs completed and failed, by when they had started. */
  ArrayNode ended(TaskRunCriteria criteria, ConsistencyWish wish) {
    freshness.awaitVisible(TaskRunClauses.indices(criteria), wish);
    EndedTaskRuns ended = EndedTaskRuns.of(criteria, clock.instant());
    return ended.read(search(Index.TASK_RUNS, ended.request(taskRuns)));
  }

  private JsonNode byTerm(
      Index index, Clause clause, String field, int most, ConsistencyWish wish) {
    if (most == 0) {
      return Json.MAPPER.createArrayNode();
    }
    freshness.awaitVisible(Set.of(index), wish);
    ObjectNode request = RunSums.request(clause);
    request.withObject("/aggs/terms/terms").put("field", field).put("size", most);
    return search(index, request).at("/aggregations/terms/buckets");
  }

  private JsonNode search(Index index, ObjectNode request) {
    return Json.MAPPER.readTree(client.search(index, Json.bytes(request)));
  }
}
