package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import io.daybook.query.projection.UnreadableAggregates.OfType;
import io.daybook.wire.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code GET /api/projections} tells. */
final class ProjectionStatus {

  /** What a projection does. */
  private enum Activity {
    RUNNING,
    CATCHING_UP,
    REBUILDING,
    /** It waits to be filled again. */
    LOST,
    REFILLING,
    STOPPED
  }

  private final Projections projections;
  private final Stores stores;
  private final Sweep sweep;
  private final UnreadableAggregates unreadable;

  ProjectionStatus(
      Projections projections, Stores stores, Sweep sweep, UnreadableAggregates unreadable) {
    this.projections = projections;
    this.stores = stores;
    this.sweep = sweep;
    this.unreadable = unreadable;
  }

  ArrayNode all() {
    Map<String, Long> dead = stores.letters().counts();
    Map<String, OfType> unread = unreadable.byType();
    Map<String, RebuildRequest> rebuilds = new HashMap<>();
    stores.rebuilds().all().forEach(request -> rebuilds.put(request.projection(), request));
    Map<String, DifferenceTable.Count> differences = stores.differences().counts();
    ArrayNode all = Json.MAPPER.createArrayNode();
    for (Feed feed : projections.feeds()) {
      Look look = stores.progress().look(feed);
      for (Projector<?> projector : Projectors.of(feed)) {
        long letters = dead.getOrDefault(projector.name(), 0L);
        ObjectNode one = one(projector, look, letters, rebuilds.get(projector.name()));
        put(one, projector, differences.get(projector.name()));
        put(one, unread.getOrDefault(projector.aggregateType(), OfType.NONE));
        all.add(one);
      }
    }
    return all;
  }

  private void put(
      ObjectNode one, Projector<?> projector, DifferenceTable.@Nullable Count differences) {
    Instant swept = sweep.sweptAt(projector);
    one.put("differences", differences == null ? 0 : differences.count());
    one.set(
        "last_difference",
        differences == null
            ? null
            : Json.object()
                .put("at", differences.lastAt().toInstant().toString())
                .put("what", differences.last()));
    one.put("swept_at", swept == null ? null : swept.toString());
  }

  private static void put(ObjectNode one, OfType unread) {
    one.put("unreadable", unread.count());
    one.putArray("unreadable_aggregates").addAll(unread.first());
  }

  private ObjectNode one(
      Projector<?> projector, Look look, long dead, @Nullable RebuildRequest rebuild) {
    Progress lost = look.lost(projector.indices()).orElse(null);
    String problem = lost == null ? projections.problem(projector.home().feed()) : lost.lost();
    long position = lost == null ? look.applied(projector.indices()) : filled(projector, lost);
    ObjectNode node =
        Json.object()
            .put("name", projector.name())
            .put("log", projector.home().feed().log().schema())
            .put("state", activity(lost, rebuild, look.head() - position, problem).name())
            .put("position", position)
            .put("head", look.head())
            .put("lag", look.head() - position)
            .put("dead_letters", dead)
            .put("problem", problem);
    node.set("rebuild", rebuild == null ? null : rebuild(rebuild));
    ArrayNode indices = node.putArray("indices");
    projector.indices().stream()
        .sorted(Comparator.naturalOrder())
        .forEach(index -> indices.add(index(index, look)));
    return node;
  }

  /** How far it was filled again. */
  private long filled(Projector<?> projector, Progress lost) {
    return lost.index().isWeekly()
        ? stores.parts().of(List.of(lost)).stream()
            .map(Part::filled)
            .filter(Objects::nonNull)
            .mapToLong(filled -> Math.max(0, filled))
            .min()
            .orElse(lost.applied())
        : stores.progress().others().stream()
            .filter(row -> row.index() == projector.home() && row.version() > lost.version())
            .mapToLong(Progress::applied)
            .findFirst()
            .orElse(0);
  }

  private static ObjectNode rebuild(RebuildRequest request) {
    return Json.object()
        .put("reason", request.reason().name())
        .put("requested_at", request.requestedAt().toInstant().toString())
        .put("running", request.owner() != null)
        .put("failures", request.failures())
        .put("problem", request.problem());
  }

  private static Activity activity(
      @Nullable Progress lost,
      @Nullable RebuildRequest rebuild,
      long lag,
      @Nullable String problem) {
    if (lost != null) {
      return rebuild != null && rebuild.owner() != null ? Activity.REFILLING : Activity.LOST;
    }
    if (problem != null) {
      return Activity.STOPPED;
    }
    if (rebuild != null) {
      return Activity.REBUILDING;
    }
    return lag > 0 ? Activity.CATCHING_UP : Activity.RUNNING;
  }

  private static ObjectNode index(Index index, Look look) {
    Progress row = look.live().get(index);
    return Json.object()
        .put("name", index.key())
        .put("version", row == null ? 0 : row.version())
        .put("changed", look.changed(index));
  }

  ArrayNode deadLetters(Projector<?> projector, int limit) {
    ArrayNode list = Json.MAPPER.createArrayNode();
    List<DeadLetter> found = stores.letters().list(projector, limit);
    for (DeadLetter letter : found) {
      list.addObject()
          .put("position", letter.position())
          .put("aggregate_id", letter.aggregateId().toString())
          .put("event", letter.eventName())
          .put("reason", letter.reason())
          .put("attempts", letter.attempts())
          .put("since", letter.since().toInstant().toString());
    }
    return list;
  }

  long deadLetterCount(Projector<?> projector) {
    return stores.letters().counts().getOrDefault(projector.name(), 0L);
  }
}
