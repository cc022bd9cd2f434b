package io.daybook.command.flow;

import io.daybook.filter.FlowFilter;
import io.daybook.wire.Field;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads commands about flows from the bodies that Prefect's clients send. */
final class FlowBodies {

  private static final int MOST_AT_ONCE = 50;

  private FlowBodies() {}

  static CreateFlow create(JsonBody body) {
    return body.model(in -> {
      String name = in.required("name", Types.NAME);
      List<String> tags = in.optional("tags", Types.list(Types.STRING), List.of());
      Field<ObjectNode> labels = in.nullable("labels", Types.LABELS);
      return in.strict(() -> new CreateFlow(name, tags, labels.over(Json.object())));
    });
  }

  static ChangeFlow change(UUID id, JsonBody body) {
    return body.model(in -> {
      Field<List<String>> tags = in.optional("tags", Types.list(Types.STRING));
      return in.strict(() -> new ChangeFlow(id, tags));
    });
  }

  /**
   * What a bulk deletion means.
   *
   * @param filter null: the first of all, by name
   */
  record Selection(@Nullable FlowFilter filter, int limit) {}

  static Selection bulk(JsonBody body) {
    return body.notOpaque()
        .parameters(in -> {
          FlowFilter filter = in.optional("flows", FlowFilter.TYPE);
          int limit = in.optional("limit", Types.INT.atLeast(1).atMost(MOST_AT_ONCE), MOST_AT_ONCE);
          return new Selection(filter, limit);
        });
  }
}
