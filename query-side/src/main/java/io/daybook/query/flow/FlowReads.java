package io.daybook.query.flow;

import io.daybook.filter.FlowCriteria;
import io.daybook.filter.FlowFilter;
import io.daybook.filter.FlowQuery;
import io.daybook.filter.FlowSort;
import io.daybook.filter.Paging;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.FlowClauses;
import io.daybook.query.filter.QueryDsl;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.Bodies;
import io.daybook.query.paging.Envelope;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.Hits;
import io.daybook.query.paging.IndexView;
import io.daybook.query.paging.Order;
import io.daybook.query.paging.Pages;
import io.daybook.query.paging.Question;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import io.daybook.wire.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Answers about flows, as new as the reader wishes. */
@Component
final class FlowReads {
  private final SearchClient client;
  private final FlowClauses clauses;
  private final Pages pages;
  private final Freshness freshness;

  FlowReads(SearchClient client, FlowClauses clauses, Pages pages, Freshness freshness) {
    this.client = client;
    this.clauses = clauses;
    this.pages = pages;
    this.freshness = freshness;
  }

  byte[] list(FlowQuery.Listing query, ConsistencyWish wish) {
    freshness.awaitVisible(FlowClauses.indices(query.criteria()), wish);
    Question question = question(clauses.all(query.criteria()), query.sort());
    return Bodies.list(pages.rows(question, query.paging()));
  }

  byte[] page(FlowQuery.Page query, ConsistencyWish wish) {
    freshness.awaitVisible(FlowClauses.indices(query.criteria()), wish);
    Question question = question(clauses.all(query.criteria()), query.sort());
    Hits hits = pages.rowsAndTotal(question, query.paging().paging());
    return Envelope.of(Bodies.list(hits.hits()), hits.total(), query.paging());
  }

  long count(FlowCriteria criteria, ConsistencyWish wish) {
    freshness.awaitVisible(FlowClauses.indices(criteria), wish);
    return pages.count(Index.FLOWS, clauses.all(criteria));
  }

  Optional<byte[]> byId(UUID id, ConsistencyWish wish) {
    freshness.awaitApplied(Set.of(Index.FLOWS), wish);
    byte[] source = client.source(Index.FLOWS, id.toString());
    return source == null ? Optional.empty() : Optional.of(Hit.ofSource(source, Set.of()).body());
  }

  Optional<byte[]> named(String name, ConsistencyWish wish) {
    freshness.awaitVisible(Set.of(Index.FLOWS), wish);
    Question question = question(FlowClauses.named(name), FlowSort.NAME_ASC);
    return pages.rows(question, new Paging(1, 0)).stream().findFirst().map(Hit::body);
  }

  /** How many deployments the flows have, of those that have any. */
  Map<String, Long> deployments(Collection<UUID> flows, ConsistencyWish wish) {
    if (flows.isEmpty()) {
      return Map.of();
    }
    freshness.awaitVisible(Set.of(Index.DEPLOYMENTS), wish);
    ObjectNode request = Json.object().put("size", 0).put("track_total_hits", false);
    request.set("query", QueryDsl.render(Clause.in("flow_id", flows)));
    request.withObject("/aggs/flows/terms").put("field", "flow_id").put("size", flows.size());
    Map<String, Long> counts = new HashMap<>();
    Json.MAPPER
        .readTree(client.search(Index.DEPLOYMENTS, Json.bytes(request)))
        .path("aggregations")
        .path("flows")
        .path("buckets")
        .forEach(b -> counts.put(b.path("key").stringValue(), b.path("doc_count").longValue()));
    return counts;
  }

  /** The ids of the first flows by name. */
  List<UUID> ids(@Nullable FlowFilter filter, int limit, ConsistencyWish wish) {
    FlowCriteria criteria = FlowCriteria.of(filter);
    freshness.awaitVisible(FlowClauses.indices(criteria), wish);
    Question question = question(clauses.all(criteria), FlowSort.NAME_ASC);
    return pages.rows(question, new Paging(limit, 0)).stream()
        .map(hit -> UUID.fromString(String.valueOf(hit.field("id"))))
        .toList();
  }

  private Question question(Clause clause, FlowSort sort) {
    IndexView view = new IndexView(Index.FLOWS, freshness.visible(Index.FLOWS));
    return new Question(view, clause, order(sort), Set.of("id"));
  }

  private static Order order(FlowSort sort) {
    return switch (sort) {
      case NAME_ASC -> Order.ascending("name_key");
      case NAME_DESC -> Order.descending("name_key");
      case CREATED_DESC -> Order.descending("created");
      case UPDATED_DESC -> Order.descending("updated");
    };
  }
}
