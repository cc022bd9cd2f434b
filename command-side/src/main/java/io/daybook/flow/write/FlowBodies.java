package io.daybook.flow.write;

import io.daybook.wire.Field;
import io.daybook.wire.Json;
import io.daybook.wire.JsonBody;
import io.daybook.wire.Types;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Reads commands about flows from the bodies that Prefect's clients send. */
final class FlowBodies {

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
}
