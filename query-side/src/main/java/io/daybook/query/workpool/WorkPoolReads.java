package io.daybook.query.workpool;

import io.daybook.filter.Paging;
import io.daybook.filter.WorkPoolFilter;
import io.daybook.query.directory.Activity;
import io.daybook.query.filter.Clause;
import io.daybook.query.filter.WorkPoolClauses;
import io.daybook.query.index.Index;
import io.daybook.query.paging.Bodies;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.IndexView;
import io.daybook.query.paging.Order;
import io.daybook.query.paging.Pages;
import io.daybook.query.paging.Question;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import io.daybook.workpool.WorkPoolJson;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Answers about pools, with what their workers say of them now. */
@Component
final class WorkPoolReads {
  /** Runs are not known yet, so that no slot is in use. */
  static final int ACTIVE_SLOTS = 0;

  private final Pages pages;
  private final Activity activity;
  private final Freshness freshness;
  private final InstantSource clock;

  WorkPoolReads(Pages pages, Activity activity, Freshness freshness, InstantSource clock) {
    this.pages = pages;
    this.activity = activity;
    this.freshness = freshness;
    this.clock = clock;
  }

  Optional<ObjectNode> named(String name, ConsistencyWish wish) {
    Clause clause = Clause.in("name", List.of(name));
    return rows(clause, new Paging(1, 0), wish).stream().findFirst();
  }

  List<ObjectNode> list(@Nullable WorkPoolFilter filter, Paging paging, ConsistencyWish wish) {
    return rows(WorkPoolClauses.pools(filter), paging, wish);
  }

  long count(@Nullable WorkPoolFilter filter, ConsistencyWish wish) {
    freshness.awaitVisible(Set.of(Index.WORK_POOLS), wish);
    return pages.count(Index.WORK_POOLS, WorkPoolClauses.pools(filter));
  }

  private List<ObjectNode> rows(Clause clause, Paging paging, ConsistencyWish wish) {
    freshness.awaitVisible(Set.of(Index.WORK_POOLS), wish);
    IndexView view = new IndexView(Index.WORK_POOLS, freshness.visible(Index.WORK_POOLS));
    Question question = new Question(view, clause, Order.ascending("name_key"), Set.of());
    List<Hit> hits = pages.rows(question, paging);
    activity.refresh();
    return hits.stream().map(this::live).toList();
  }

  private ObjectNode live(Hit hit) {
    ObjectNode body = Bodies.parsed(hit);
    return WorkPoolJson.live(
        body, activity.pool(body.path("id").stringValue()), ACTIVE_SLOTS, clock.instant());
  }
}
