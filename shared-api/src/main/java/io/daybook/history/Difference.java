package io.daybook.history;

import io.daybook.deployment.Deployment;
import io.daybook.deployment.DeploymentJson;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a change did to a deployment, told twice: for people and for programs. The same bodies give
 * the same difference, in the order of the body's keys.
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
   * The difference of two bodies; null where there is no deployment.
   *
   * @throws IllegalArgumentException if there is none at all
   */
  public static Difference of(@Nullable ObjectNode before, @Nullable ObjectNode after) {
    Comparison comparison = new Comparison();
    if (before == null) {
      comparison.add("", Objects.requireNonNull(after, "neither before nor after"));
    } else if (after == null) {
      comparison.remove("");
    } else {
      comparison.compare("", "", before, after);
    }
    return new Difference(comparison.changes, comparison.patch);
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

  private static final class Comparison {
    private final List<FieldChange> changes = new ArrayList<>();
    private final ArrayNode patch = JsonNodeFactory.instance.arrayNode();

    void compare(String field, String pointer, ObjectNode before, ObjectNode after) {
      before
          .properties()
          .forEach(old -> {
            String key = old.getKey();
            compareValues(within(field, key), below(pointer, key), old.getValue(), after.get(key));
          });
      after
          .properties()
          .forEach(now -> {
            String key = now.getKey();
            if (!before.has(key)) {
              add(below(pointer, key), now.getValue());
              note(within(field, key), null, now.getValue());
            }
          });
    }

    private void compareValues(
        String field, String pointer, JsonNode before, @Nullable JsonNode after) {
      if (after == null) {
        remove(pointer);
        note(field, before, null);
      } else if (before instanceof ObjectNode was && after instanceof ObjectNode is) {
        compare(field, pointer, was, is);
      } else if (!isSame(before, after)) {
        patch.addObject().put("op", "replace").put("path", pointer).set("value", after);
        note(field, before, after);
      }
    }

    void add(String pointer, JsonNode value) {
      patch.addObject().put("op", "add").put("path", pointer).set("value", value);
    }

    void remove(String pointer) {
      patch.addObject().put("op", "remove").put("path", pointer);
    }

    private void note(String field, @Nullable JsonNode from, @Nullable JsonNode to) {
      if (!field.equals(UPDATED)) {
        changes.add(new FieldChange(field, from, to));
      }
    }

    /** Whether they are written alike: 1 and 1.0 are not, a number that is answered as null is. */
    private static boolean isSame(JsonNode before, JsonNode after) {
      return before.equals(after) || Json.text(before).equals(Json.text(after));
    }

    private static String within(String field, String key) {
      return field.isEmpty() ? key : field + "." + key;
    }

    private static String below(String pointer, String key) {
      return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
  }
}
