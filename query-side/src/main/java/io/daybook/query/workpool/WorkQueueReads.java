package io.daybook.query.workpool;

import io.daybook.filter.Paging;
import io.daybook.filter.WorkQueueFilter;
import io.daybook.query.directory.Activity;
import io.daybook.query.directory.Directory;
import io.daybook.query.filter.Clause;
import io.daybook.query.index.Index;
import io.daybook.query.index.SearchClient;
import io.daybook.query.paging.Bodies;
import io.daybook.query.paging.Hit;
import io.daybook.query.paging.Hits;
import io.daybook.query.paging.IndexView;
import io.daybook.query.paging.Order;
import io.daybook.query.paging.Pages;
import io.daybook.query.paging.Question;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.query.projection.Freshness;
import io.daybook.workpool.WorkQueueActivity;
import io.daybook.workpool.WorkQueueJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Answers about queues, with what is known of their polls now. */
@Component
final class WorkQueueReads {
  private static final Order BY_PRIORITY = Order.ascending("priority");
  private static final Order BY_NAME = Order.ascending("name_key");

  private final SearchClient client;
  private final Pages pages;
  private final SlotHolders slots;
  private final Directory directory;
  private final Activity activity;
  private final Freshness freshness;
  private final InstantSource clock;

  WorkQueueReads(
      SearchClient client,
      Pages pages,
      SlotHolders slots,
      Directory directory,
      Activity activity,
      Freshness freshness,
      InstantSource clock) {
    this.client = client;
    this.pages = pages;
    this.slots = slots;
    this.directory = directory;
    this.activity = activity;
    this.freshness = freshness;
    this.clock = clock;
  }

  /** A page of queues, and how many there are. */
  record Page(List<ObjectNode> queues, long count) {}

  Optional<ObjectNode> byId(UUID id, ConsistencyWish wish) {
    freshness.awaitApplied(Set.of(Index.WORK_QUEUES), wish);
    byte[] source = client.source(Index.WORK_QUEUES, id.toString());
    activity.refresh();
    return Optional.ofNullable(source)
        .map(bytes -> Bodies.parsed(Hit.ofSource(bytes, Set.of())))
        .map(body -> live(List.of(body), SlotHolders.ACTIVE_OR_CANCELLING, wish).getFirst());
  }

  Optional<ObjectNode> named(String pool, String queue, ConsistencyWish wish) {
    return named(pool, queue, SlotHolders.ACTIVE, wish);
  }

  /**
   * @param active the states whose runs hold a slot
   */
  Optional<ObjectNode> named(String pool, String queue, List<String> active, ConsistencyWish wish) {
    freshness.awaitVisible(Set.of(Index.WORK_QUEUES), wish);
    Clause clause = Clause.and(in(pool), Clause.in("name", List.of(queue)));
    return rows(clause, BY_PRIORITY, new Paging(1, 0), active, wish).queues().stream().findFirst();
  }

  /** The queues of a pool, those that are served first in front. */
  List<ObjectNode> ofPool(
      String pool, @Nullable WorkQueueFilter filter, Paging paging, ConsistencyWish wish) {
    freshness.awaitVisible(Set.of(Index.WORK_QUEUES), wish);
    return rows(
            Clause.and(in(pool), matching(filter)), BY_PRIORITY, paging, SlotHolders.ACTIVE, wish)
        .queues();
  }

  Page pageOfPool(String pool, Paging paging, ConsistencyWish wish) {
    freshness.awaitVisible(Set.of(Index.WORK_QUEUES), wish);
    return rows(in(pool), BY_PRIORITY, paging, SlotHolders.ACTIVE, wish);
  }

  /** The queues of all pools, by name. */
  List<ObjectNode> list(@Nullable WorkQueueFilter filter, Paging paging, ConsistencyWish wish) {
    freshness.awaitVisible(Set.of(Index.WORK_QUEUES), wish);
    return rows(matching(filter), BY_NAME, paging, SlotHolders.ACTIVE_OR_CANCELLING, wish).queues();
  }

  /** Whether somebody asked for the queue's runs within the time-out. */
  boolean isPolled(UUID id) {
    Instant polled = activity.queue(id.toString()).lastPolled();
    return polled != null && !polled.plus(WorkQueueActivity.POLL_TIMEOUT).isBefore(clock.instant());
  }

  private Page rows(
      Clause clause, Order order, Paging paging, List<String> active, ConsistencyWish wish) {
    IndexView view = new IndexView(Index.WORK_QUEUES, freshness.visible(Index.WORK_QUEUES));
    Hits hits = pages.rowsAndTotal(new Question(view, clause, order, Set.of()), paging);
    activity.refresh();
    List<ObjectNode> bodies = hits.hits().stream().map(Bodies::parsed).toList();
    return new Page(live(bodies, active, wish), hits.total());
  }

  private Clause matching(@Nullable WorkQueueFilter filter) {
    return filter == null || (filter.id() == null && filter.name() == null)
        ? Clause.ALL
        : Clause.in("id", directory.queueIds(filter));
  }

  private static Clause in(String pool) {
    return Clause.in("work_pool_name", List.of(pool));
  }

  private List<ObjectNode> live(
      List<ObjectNode> bodies, List<String> active, ConsistencyWish wish) {
    Map<String, Integer> counts = slots.ofQueues(SlotHolders.limited(bodies), active, wish);
    return bodies.stream().map(body -> live(body, counts)).toList();
  }

  private ObjectNode live(ObjectNode body, Map<String, Integer> counts) {
    String id = body.path("id").stringValue();
    return WorkQueueJson.live(
        body, activity.queue(id), counts.getOrDefault(id, 0), clock.instant());
  }
}
