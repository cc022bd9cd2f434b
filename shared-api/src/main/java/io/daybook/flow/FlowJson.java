package io.daybook.flow;

import io.daybook.wire.Timestamps;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A flow as Prefect's API answers it. */
public final class FlowJson {

  private FlowJson() {}

  public static ObjectNode response(Flow flow) {
    ObjectNode response =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", flow.id().toString())
            .put("created", Timestamps.format(flow.created()))
            .put("updated", Timestamps.format(flow.updated()))
            .put("name", flow.name());
    ArrayNode tags = response.putArray("tags");
    flow.tags().forEach(tags::add);
    response.set("labels", flow.labels() == null ? response.nullNode() : flow.labels());
    return response;
  }
}
