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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Answers about pools, with what their workers say of them now. */
@Component
final class WorkPoolReads {
  private final Pages pages;
  private final SlotHolders slots;
  private final Activity activity;
  private final Freshness freshness;
  private final InstantSource clock;

  WorkPoolReads(
      Pages pages, SlotHolders slots, Activity activity, Freshness freshness, InstantSource clock) {
    this.pages = pages;
    this.slots = slots;
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
    List<ObjectNode> bodies = hits.stream().map(Bodies::parsed).toList();
    Map<String, Integer> active = slots.ofPools(SlotHolders.limited(bodies), wish);
    return bodies.stream().map(body -> live(body, active)).toList();
  }

  private ObjectNode live(ObjectNode body, Map<String, Integer> active) {
    String id = body.path("id").stringValue();
    return WorkPoolJson.live(body, activity.pool(id), active.getOrDefault(id, 0), clock.instant());
  }
}
