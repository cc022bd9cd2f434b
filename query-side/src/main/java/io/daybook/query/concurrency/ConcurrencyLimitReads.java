package io.daybook.query.concurrency;

import io.daybook.concurrency.ConcurrencyLimitJson;
import io.daybook.filter.Paging;
import io.daybook.query.directory.Activity;
import io.daybook.query.filter.Clause;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.Bodies;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.IndexView;
import io.daybook.query.paging.Order;
import io.daybook.query.paging.Pages;
import io.daybook.query.paging.Question;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import io.daybook.wire.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Answers about global limits, with the slots in use now. */
@Component
final class ConcurrencyLimitReads {
  private final SearchClient client;
  private final Pages pages;
  private final Activity activity;
  private final Freshness freshness;
  private final InstantSource clock;

  ConcurrencyLimitReads(
      SearchClient client,
      Pages pages,
      Activity activity,
      Freshness freshness,
      InstantSource clock) {
    this.client = client;
    this.pages = pages;
    this.activity = activity;
    this.freshness = freshness;
    this.clock = clock;
  }

  /** Whatever can be read as an id is one. */
  Optional<ObjectNode> read(String idOrName, ConsistencyWish wish) {
    UUID id = Ids.ofText(idOrName);
    return id == null ? named(idOrName, wish) : byId(id, wish);
  }

  List<ObjectNode> list(Paging paging, ConsistencyWish wish) {
    return rows(Clause.ALL, paging, wish);
  }

  private Optional<ObjectNode> byId(UUID id, ConsistencyWish wish) {
    freshness.awaitApplied(Set.of(Index.CONCURRENCY_LIMITS), wish);
    byte[] source = client.source(Index.CONCURRENCY_LIMITS, id.toString());
    activity.refresh();
    return Optional.ofNullable(source).map(bytes -> live(Hit.ofSource(bytes, Set.of())));
  }

  private Optional<ObjectNode> named(String name, ConsistencyWish wish) {
    return rows(Clause.in("name", List.of(name)), new Paging(1, 0), wish).stream().findFirst();
  }

  private List<ObjectNode> rows(Clause clause, Paging paging, ConsistencyWish wish) {
    freshness.awaitVisible(Set.of(Index.CONCURRENCY_LIMITS), wish);
    IndexView view =
        new IndexView(Index.CONCURRENCY_LIMITS, freshness.visible(Index.CONCURRENCY_LIMITS));
    Question question = new Question(view, clause, Order.ascending("name_key"), Set.of());
    List<Hit> hits = pages.rows(question, paging);
    activity.refresh();
    return hits.stream().map(this::live).toList();
  }

  private ObjectNode live(Hit hit) {
    ObjectNode body = Bodies.parsed(hit);
    return ConcurrencyLimitJson.live(
        body, activity.limit(body.path("id").stringValue()), clock.instant());
  }
}
