package io.daybook.query.index;

import io.daybook.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings and mappings of an index, from the JSON files under {@code elasticsearch/}.
 *
 * @param resources the first is a whole definition, the others have mappings of further fields
 */
record IndexDefinition(List<String> resources, String storeType) {

  /** An index of history has the fields of its present one, an interval, and what it adds. */
  static IndexDefinition of(Index index, String storeType) {
    return new IndexDefinition(
        switch (index) {
          case DEPLOYMENT_HISTORY -> List.of("deployments", "history", "change");
          case FLOW_HISTORY -> List.of("flows", "history");
          case WORK_QUEUE_HISTORY -> List.of("work_queues", "history");
          case CONCURRENCY_LIMIT_HISTORY -> List.of("concurrency_limits", "history");
          case DEPLOYMENTS,
              FLOWS,
              WORK_POOLS,
              WORK_QUEUES,
              CONCURRENCY_LIMITS,
              FLOW_RUNS,
              TASK_RUNS ->
              List.of(index.key());
        },
        storeType);
  }

  static IndexDefinition ofStates(String storeType) {
    return new IndexDefinition(List.of("state"), storeType);
  }

  /** The body of a "create index" request. */
  ObjectNode body() {
    ObjectNode body = read(resources.getFirst());
    ObjectNode properties = body.withObject("/mappings/properties");
    resources.stream().skip(1).forEach(more -> properties.setAll(read(more)));
    if (!storeType.isEmpty()) {
      body.withObject("/settings/index").put("store.type", storeType);
    }
    return body;
  }

  private static ObjectNode read(String resource) {
    String path = "/elasticsearch/" + resource + ".json";
    try (InputStream in = IndexDefinition.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not on the class path");
      }
      return (ObjectNode) Json.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " can't be read", e);
    }
  }
}
