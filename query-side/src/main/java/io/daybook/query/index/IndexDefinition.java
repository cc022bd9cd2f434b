package io.daybook.query.index;

import io.daybook.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.node.ObjectNode;

/** Settings and mappings of an index, from the JSON files under {@code elasticsearch/}. */
record IndexDefinition(String resource, String storeType) {

  static IndexDefinition of(Index index, String storeType) {
    return new IndexDefinition(index.key(), storeType);
  }

  static IndexDefinition ofStates(String storeType) {
    return new IndexDefinition("state", storeType);
  }

  /** The body of a "create index" request. */
  ObjectNode body() {
    String path = "/elasticsearch/" + resource + ".json";
    try (InputStream in = IndexDefinition.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not on the class path");
      }
      ObjectNode body = (ObjectNode) Json.MAPPER.readTree(in);
      if (!storeType.isEmpty()) {
        body.withObject("/settings/index").put("store.type", storeType);
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(path + " can't be read", e);
    }
  }
}
