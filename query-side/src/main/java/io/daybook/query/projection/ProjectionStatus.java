package io.daybook.query.projection;

import io.daybook.query.index.Feed;
import io.daybook.query.index.Index;
import io.daybook.query.projection.UnreadableAggregates.OfType;
import io.daybook.wire.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    STOPPED
  }

  private final Projections projections;
  private final ProgressTable progress;
  private final DeadLetters letters;
  private final UnreadableAggregates unreadable;

  ProjectionStatus(
      Projections projections,
      ProgressTable progress,
      DeadLetters letters,
      UnreadableAggregates unreadable) {
    this.projections = projections;
    this.progress = progress;
    this.letters = letters;
    this.unreadable = unreadable;
  }

  ArrayNode all() {
    Map<String, Long> dead = letters.counts();
    Map<String, OfType> unread = unreadable.byType();
    ArrayNode all = Json.MAPPER.createArrayNode();
    for (Feed feed : projections.feeds()) {
      Look look = progress.look(feed);
      String problem = projections.problem(feed);
      for (Projector<?> projector : Projectors.of(feed)) {
        ObjectNode one = one(projector, look, dead.getOrDefault(projector.name(), 0L), problem);
        put(one, unread.getOrDefault(projector.aggregateType(), OfType.NONE));
        all.add(one);
      }
    }
    return all;
  }

  private static void put(ObjectNode one, OfType unread) {
    one.put("unreadable", unread.count());
    one.putArray("unreadable_aggregates").addAll(unread.first());
  }

  private ObjectNode one(Projector<?> projector, Look look, long dead, @Nullable String problem) {
    long position = look.applied(projector.indices());
    ObjectNode node =
        Json.object()
            .put("name", projector.name())
            .put("log", projector.home().feed().log().schema())
            .put("state", activity(projector, look.head() - position, problem).name())
            .put("position", position)
            .put("head", look.head())
            .put("lag", look.head() - position)
            .put("dead_letters", dead)
            .put("problem", problem);
    ArrayNode indices = node.putArray("indices");
    projector.indices().stream()
        .sorted(Comparator.naturalOrder())
        .forEach(index -> indices.add(index(index, look)));
    return node;
  }

  private Activity activity(Projector<?> projector, long lag, @Nullable String problem) {
    if (problem != null) {
      return Activity.STOPPED;
    }
    if (projections.isRebuilding(projector)) {
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
    List<DeadLetter> found = letters.list(projector, limit);
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
    return letters.counts().getOrDefault(projector.name(), 0L);
  }
}
