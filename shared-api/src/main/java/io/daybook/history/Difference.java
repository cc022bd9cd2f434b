package io.daybook.history;

import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentJson;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a change did to a deployment, told twice: for people and for programs. The same bodies give
 * the same difference, in the order of the body's keys. An object in which so much changed that the
 * ways to all of it would take more room than the object is told as a whole, like an array.
 *
 * @param changes the fields that differ; {@code updated} is left out, and of a creation or a
 *     deletion there are none
 * @param patch JSON Patch (RFC 6902) that turns the body before into the body after: {@code
 *     updated} is in it, a creation is one {@code add} of the whole, a deletion one {@code remove}
 */
public record Difference(List<FieldChange> changes, ArrayNode patch) {

  /** The field of the limit that a deployment has, be it its own or a shared one. */
  public static final String LIMIT_ID = "concurrency_limit_id";

  private static final String UPDATED = "updated";

  public Difference {
    changes = List.copyOf(changes);
  }

  /**
   * Something that is not the same.
   *
   * @param from null if it was not there
   * @param to null if it is not there any more
   */
  record Entry(KeyPath path, @Nullable JsonNode from, @Nullable JsonNode to) {

    FieldChange change() {
      return new FieldChange(path.field(), path.pointer(), from, to);
    }
  }

  /**
   * The difference of two bodies; null where there is no deployment.
   *
   * @throws IllegalArgumentException if there is none at all
   */
  public static Difference of(@Nullable ObjectNode before, @Nullable ObjectNode after) {
    if (before == null && after == null) {
      throw new IllegalArgumentException("neither before nor after");
    }
    if (before == null || after == null) {
      Entry whole = new Entry(KeyPath.ROOT, before, after);
      return new Difference(List.of(), Comparison.patch(List.of(whole)));
    }
    List<Entry> entries = Comparison.of(before, after);
    return new Difference(changes(entries), Comparison.patch(entries));
  }

  private static List<FieldChange> changes(List<Entry> entries) {
    return entries.stream()
        .map(Entry::change)
        .filter(change -> !change.field().equals(UPDATED))
        .toList();
  }

  /**
   * The difference of two states. The changes are those of what was {@link #compared}; the patch
   * leads from body to body.
   */
  public static Difference of(@Nullable Deployment before, @Nullable Deployment after) {
    return new Difference(
        of(compared(before), compared(after)).changes(), of(body(before), body(after)).patch());
  }

  /**
   * A body with what answers show of other things or not at all, and a request sets all the same:
   * the number of the deployment's own limit, the id of its limit, the name that it gave its queue.
   */
  public static @Nullable ObjectNode compared(@Nullable Deployment deployment) {
    if (deployment == null) {
      return null;
    }
    UUID limit = deployment.concurrencyLimitId();
    return DeploymentJson.body(deployment)
        .put("concurrency_limit", deployment.ownLimit())
        .put(LIMIT_ID, limit == null ? null : limit.toString())
        .put("work_queue_name", deployment.workQueueName());
  }

  /** The same, with nothing told of a field. */
  public Difference without(String field) {
    return new Difference(
        changes.stream().filter(change -> !change.field().equals(field)).toList(), patch);
  }

  private static @Nullable ObjectNode body(@Nullable Deployment deployment) {
    return deployment == null ? null : DeploymentJson.body(deployment);
  }
}
