package io.daybook.command.workpool;

import io.daybook.wire.Field;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Type;
import io.daybook.wire.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the bodies of requests about queues. */
final class WorkQueueBodies {

  private static final Type<Integer> LIMIT = Types.INT.atLeast(0);
  private static final Type<Integer> PRIORITY = Types.INT.moreThan(0);

  private static final Type<JsonNode> FILTER =
      Types.model(in -> {
        Field<List<String>> tags = in.nullable("tags", Types.list(Types.STRING));
        Field<List<String>> deployments =
            in.nullable("deployment_ids", Types.list(Types.UUID.map(UUID::toString)));
        return in.lenient(() -> filter(tags.orNull(), deployments.orNull()));
      });

  private WorkQueueBodies() {}

  static NewWorkQueue create(JsonBody body) {
    return body.model(in -> {
      String name = in.required("name", Types.NAME);
      Field<String> description = in.nullable("description", Types.STRING);
      boolean paused = in.optional("is_paused", Types.BOOL, false);
      Integer limit = in.orNull("concurrency_limit", LIMIT);
      Integer priority = in.orNull("priority", PRIORITY);
      JsonNode filter = in.orNull("filter", FILTER);
      return in.strict(
          () -> new NewWorkQueue(name, description.orElse(""), paused, limit, priority, filter));
    });
  }

  /** A name is checked here as it is at the creation: the reference takes any, and then fails. */
  static WorkQueueChanges change(JsonBody body) {
    return body.model(in -> {
      Field<String> name = in.nullable("name", Types.NAME);
      Field<String> description = in.nullable("description", Types.STRING);
      Field<Boolean> paused = in.optional("is_paused", Types.BOOL);
      Field<Integer> limit = in.nullable("concurrency_limit", LIMIT);
      Field<Integer> priority = in.nullable("priority", PRIORITY);
      Field<Instant> polled = in.nullable("last_polled", Types.INSTANT);
      Field<JsonNode> filter = in.nullable("filter", FILTER);
      return in.strict(
          () -> new WorkQueueChanges(name, description, paused, limit, priority, polled, filter));
    });
  }

  private static ObjectNode filter(
      @Nullable List<String> tags, @Nullable List<String> deployments) {
    ObjectNode filter = Json.object();
    put(filter, "tags", tags);
    put(filter, "deployment_ids", deployments);
    return filter;
  }

  private static void put(ObjectNode filter, String key, @Nullable List<String> values) {
    if (values == null) {
      filter.putNull(key);
    } else {
      values.forEach(filter.putArray(key)::add);
    }
  }
}
