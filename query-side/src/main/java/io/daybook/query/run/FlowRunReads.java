package io.daybook.query.run;

import io.daybook.filter.FlowRunCriteria;
import io.daybook.filter.FlowRunQuery;
import io.daybook.filter.FlowRunSort;
import io.daybook.query.directory.DirectoryQueue;
import io.daybook.query.filter.FlowRunClauses;
import io.daybook.query.index.Index;
import io.daybook.query.paging.Envelope;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.Hits;
import io.daybook.query.paging.IndexView;
import io.daybook.query.paging.Pages;
import io.daybook.query.paging.Question;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import io.daybook.query.projection.RunStreams;
import io.daybook.run.FlowRun;
import io.daybook.run.FlowRunJson;
import io.daybook.run.FlowRunTail;
import io.daybook.wire.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Answers about flow runs, as new as the reader wishes. */
@Component
final class FlowRunReads {
  private static final String QUEUE_ID = "work_queue_id";
  private static final String QUEUE_NAME = "work_queue_name";

  private final RunStreams streams;
  private final FlowRunClauses clauses;
  private final Pages pages;
  private final Queues queues;
  private final Freshness freshness;
  private final InstantSource clock;

  FlowRunReads(
      RunStreams streams,
      FlowRunClauses clauses,
      Pages pages,
      Queues queues,
      Freshness freshness,
      InstantSource clock) {
    this.streams = streams;
    this.clauses = clauses;
    this.pages = pages;
    this.queues = queues;
    this.freshness = freshness;
    this.clock = clock;
  }

  byte[] list(FlowRunQuery.Listing query, ConsistencyWish wish) {
    awaitShown(query.criteria(), wish);
    return answer(pages.rows(question(query.criteria(), query.sort()), query.paging()), wish);
  }

  byte[] page(FlowRunQuery.Page query, ConsistencyWish wish) {
    awaitShown(query.criteria(), wish);
    Question question = question(query.criteria(), query.sort());
    Hits hits = pages.rowsAndTotal(question, query.paging().paging());
    return Envelope.of(answer(hits.hits(), wish), hits.total(), query.paging());
  }

  /** The rows of a list, without what lists show of other things. */
  List<Hit> rows(FlowRunQuery.Listing query, ConsistencyWish wish) {
    freshness.awaitVisible(FlowRunClauses.indices(query.criteria()), wish);
    return pages.rows(question(query.criteria(), query.sort()), query.paging());
  }

  long count(FlowRunCriteria criteria, ConsistencyWish wish) {
    freshness.awaitVisible(FlowRunClauses.indices(criteria), wish);
    return pages.count(Index.FLOW_RUNS, clauses.all(criteria));
  }

  /** One run from the log itself: only its queue has to be waited for. */
  Optional<byte[]> byId(UUID id, ConsistencyWish wish) {
    return streams.flowRun(id).map(run -> Json.bytes(response(run, wish)));
  }

  private ObjectNode response(FlowRun run, ConsistencyWish wish) {
    UUID queueId = run.workQueueId();
    DirectoryQueue queue = null;
    if (queueId != null) {
      freshness.awaitVisible(Set.of(Index.WORK_QUEUES), wish);
      queue = queues.of(Set.of(queueId.toString()), wish).get(queueId.toString());
    }
    Instant now = clock.instant();
    return FlowRunJson.response(
        run,
        queue == null
            ? FlowRunTail.of(run, null, null, now)
            : FlowRunTail.of(run, queue.ref(), queue.name(), now));
  }

  private byte[] answer(List<Hit> hits, ConsistencyWish wish) {
    Set<String> named = new HashSet<>();
    hits.stream().map(hit -> hit.field(QUEUE_ID)).filter(Objects::nonNull).forEach(named::add);
    Map<String, DirectoryQueue> known = named.isEmpty() ? Map.of() : queues.of(named, wish);
    Instant now = clock.instant();
    return Answers.list(hits, hit -> FlowRunJson.tail(tail(hit, known, now)));
  }

  private static FlowRunTail tail(Hit hit, Map<String, DirectoryQueue> queues, Instant now) {
    String id = hit.field(QUEUE_ID);
    DirectoryQueue queue = id == null ? null : queues.get(id);
    return queue == null
        ? new FlowRunTail(null, name(hit), Estimates.of(hit, now))
        : new FlowRunTail(queue.ref(), queue.name(), Estimates.of(hit, now));
  }

  private static @Nullable String name(Hit hit) {
    return hit.field(QUEUE_NAME);
  }

  private void awaitShown(FlowRunCriteria criteria, ConsistencyWish wish) {
    EnumSet<Index> indices = EnumSet.of(Index.WORK_QUEUES);
    indices.addAll(FlowRunClauses.indices(criteria));
    freshness.awaitVisible(indices, wish);
  }

  private Question question(FlowRunCriteria criteria, FlowRunSort sort) {
    IndexView view = new IndexView(Index.FLOW_RUNS, freshness.visible(Index.FLOW_RUNS));
    Set<String> fields = new HashSet<>(Estimates.FIELDS);
    fields.addAll(Set.of("id", QUEUE_ID, QUEUE_NAME, "start_or_expected"));
    return new Question(view, clauses.all(criteria), RunOrders.of(sort), fields);
  }
}
