package io.daybook.query.history;

import io.daybook.history.ChangeJson;
import io.daybook.history.Difference;
import io.daybook.query.paging.Hit;
import io.daybook.query.projection.ConsistencyWish;
import io.daybook.wire.ApiException;
import io.daybook.wire.Json;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is different between two revisions of a deployment. Whole answers are compared, with the
 * queue and the limit that they show.
 */
@Component
final class RevisionDiff {
  private final HistoryReads reads;
  private final Records records;

  RevisionDiff(HistoryReads reads, Records records) {
    this.reads = reads;
    this.records = records;
  }

  /**
   * @param from a revision; 0: before there was a deployment; null: the one before the other
   * @param to a revision; null: the newest
   * @throws ApiException 404 if there is no such deployment or revision, 422 if both are 0
   */
  ObjectNode between(UUID id, @Nullable Long from, @Nullable Long to, ConsistencyWish wish) {
    reads.awaitShown(wish);
    long second = to == null ? reads.newest(id) : to;
    long first = from == null ? Math.max(0, second - 1) : from;
    if (first == 0 && second == 0) {
      throw ApiException.detail(422, "Invalid from and to: there is nothing to compare.");
    }
    ObjectNode before = deployment(id, first);
    ObjectNode after = deployment(id, second);
    ObjectNode answer = Json.object().put("deployment_id", id.toString());
    answer.put("from", first).put("to", second);
    if (before == null && after == null) {
      answer.putArray("changes");
      answer.putArray("patch");
      return answer;
    }
    Difference difference = Difference.of(before, after);
    answer.set("changes", ChangeJson.changes(difference));
    return answer.set("patch", difference.patch());
  }

  private @Nullable ObjectNode deployment(UUID id, long revision) {
    Hit change = revision == 0 ? null : reads.stored(id, revision);
    byte[] whole = change == null ? null : records.deployment(change);
    return whole == null ? null : (ObjectNode) Json.MAPPER.readTree(whole);
  }
}
