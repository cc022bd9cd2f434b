package io.daybook.query.run;

import io.daybook.filter.TaskRunCriteria;
import io.daybook.filter.TaskRunQuery;
import io.daybook.query.filter.TaskRunClauses;
import io.daybook.query.index.Index;
import io.daybook.query.paging.Envelope;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.Hits;
import io.daybook.query.paging.IndexView;
import io.daybook.query.paging.Pages;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import io.daybook.query.projection.RunStreams;
import io.daybook.run.TaskRun;
import io.daybook.run.TaskRunJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Answers about task runs, as new as the reader wishes. */
@Component
final class TaskRunReads {
  private final RunStreams streams;
  private final TaskRunClauses clauses;
  private final Pages pages;
  private final TaskRunOrder orders;
  private final Freshness freshness;
  private final InstantSource clock;

  TaskRunReads(
      RunStreams streams,
      TaskRunClauses clauses,
      Pages pages,
      Freshness freshness,
      InstantSource clock) {
    this.streams = streams;
    this.clauses = clauses;
    this.pages = pages;
    this.orders = new TaskRunOrder(pages);
    this.freshness = freshness;
    this.clock = clock;
  }

  byte[] list(TaskRunQuery.Listing query, ConsistencyWish wish) {
    freshness.awaitVisible(TaskRunClauses.indices(query.criteria()), wish);
    Instant now = clock.instant();
    return answer(
        orders.rows(view(), clauses.all(query.criteria()), query.sort(), query.paging(), now), now);
  }

  byte[] page(TaskRunQuery.Page query, ConsistencyWish wish) {
    freshness.awaitVisible(TaskRunClauses.indices(query.criteria()), wish);
    Instant now = clock.instant();
    Hits hits =
        orders.rowsAndTotal(
            view(), clauses.all(query.criteria()), query.sort(), query.paging().paging(), now);
    return Envelope.of(answer(hits.hits(), now), hits.total(), query.paging());
  }

  long count(TaskRunCriteria criteria, ConsistencyWish wish) {
    freshness.awaitVisible(TaskRunClauses.indices(criteria), wish);
    return pages.count(Index.TASK_RUNS, clauses.all(criteria));
  }

  /** One task run from the log itself. */
  Optional<ObjectNode> byId(UUID id) {
    return streams.taskRun(id).map(run -> TaskRunJson.response(run, clock.instant()));
  }

  /** One task run with the name of its flow run. */
  Optional<ObjectNode> withFlowRunName(UUID id) {
    return streams.taskRun(id).map(this::withFlowRunName);
  }

  private ObjectNode withFlowRunName(TaskRun task) {
    ObjectNode response = TaskRunJson.response(task, clock.instant());
    String name =
        Optional.ofNullable(task.flowRun())
            .flatMap(ref -> streams.flowRun(ref.id()))
            .map(run -> run.name())
            .orElse(null);
    return response.put("flow_run_name", name);
  }

  private static byte[] answer(List<Hit> hits, Instant now) {
    return Answers.list(hits, hit -> TaskRunJson.tail(Estimates.of(hit, now)));
  }

  private IndexView view() {
    return new IndexView(Index.TASK_RUNS, freshness.visible(Index.TASK_RUNS));
  }
}
