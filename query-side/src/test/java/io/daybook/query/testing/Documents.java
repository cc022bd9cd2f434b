package io.daybook.query.testing;

import io.daybook.query.index.IndexText;
import io.daybook.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Documents as the projections write them, as far as reads look at them. */
public final class Documents {
  private Documents() {}

  /** An id that the same text always gives. */
  public static String id(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  public static ObjectNode flow(String name, String... tags) {
    ObjectNode document = named(id("flow:" + name), name);
    tags(document, tags);
    return document;
  }

  public static ObjectNode queue(String id, String name) {
    ObjectNode document = named(id, name);
    document.withObject("body").put("work_pool_id", id("wp:" + name)).put("work_pool_name", "pool");
    return document;
  }

  public static ObjectNode pool(String name, String type) {
    return named(id("wp:" + name), name).put("type", type);
  }

  public static ObjectNode deployment(String name, String flow, String... tags) {
    ObjectNode document = named(id("dep:" + name), name);
    document.put("flow_id", id("flow:" + flow));
    document.put("flow_name", flow);
    document.put("flow_name_lower", IndexText.folded(flow));
    document.put("paused", false);
    tags(document, tags);
    return document;
  }

  public static ObjectNode inPool(
      ObjectNode deployment, String pool, String type, String queue, @Nullable String asked) {
    return deployment
        .put("work_pool_id", id("wp:" + pool))
        .put("work_pool_name", pool)
        .put("work_pool_type", type)
        .put("work_queue_id", id("wq:" + pool + "/" + queue))
        .put("work_queue_name", asked);
  }

  private static ObjectNode named(String id, String name) {
    ObjectNode document =
        Json.object()
            .put("id", id)
            .put("name", name)
            .put("name_lower", IndexText.folded(name))
            .put("name_key", IndexText.sortKey(name))
            .put("created", 0)
            .put("updated", 0);
    document.putObject("body").put("id", id).put("name", name);
    return document;
  }

  private static void tags(ObjectNode document, String... tags) {
    ArrayNode array = document.putArray("tags");
    List.of(tags).forEach(array::add);
  }
}
