package io.daybook.query.index;

import io.daybook.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings and mappings of an index, from the JSON files under {@code elasticsearch/}.
 *
 * @param resources the first is a whole definition, the others have mappings of further fields, and
 *     what is to be told of them
 */
record IndexDefinition(List<String> resources, String storeType) {
  /**
   * How long a deletion is remembered, as all definitions have it: so long may a write of before it
   * be under way.
   */
  static final String DELETIONS_KEPT = "1h";

  /** The key of the digest in {@code _meta}. */
  static final String DIGEST = "definition";

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

  /** The body of a "create index" request; its digest is kept in the mapping's metadata. */
  ObjectNode body() {
    ObjectNode body = composed();
    body.withObject("/mappings/_meta").put(DIGEST, digest());
    if (!storeType.isEmpty()) {
      body.withObject("/settings/index").put("store.type", storeType);
    }
    return body;
  }

  private ObjectNode composed() {
    ObjectNode body = read(resources.getFirst());
    ObjectNode mappings = body.withObject("/mappings");
    for (String more : resources.subList(1, resources.size())) {
      read(more)
          .forEachEntry((key, value) -> mappings.withObject("/" + key).setAll((ObjectNode) value));
    }
    return body;
  }

  /** Tells definitions apart. Where an index is stored is no part of it: no field depends on it. */
  String digest() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Json.bytes(composed()));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
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
