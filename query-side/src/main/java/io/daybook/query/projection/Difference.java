package io.daybook.query.projection;

import io.daybook.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document that is not what the log says.
 *
 * @param projection whose it is
 * @param index the name of its index in Elasticsearch
 * @param detail what is wrong with it
 */
record Difference(String projection, String index, String id, Kind kind, String detail) {

  /** What is wrong with it. */
  enum Kind {
    /** It is not what the log says that it is. */
    CHANGED,
    /** It is not there. */
    MISSING,
    /** The log knows of no such document. */
    EXTRA,
    /** It has a version that the log does not have, so that no change of it was shown any more. */
    AHEAD
  }

  String told() {
    return "%s: %s of %s %s".formatted(kind, id, index, detail);
  }

  ObjectNode json() {
    return Json.object()
        .put("projection", projection)
        .put("index", index)
        .put("id", id)
        .put("kind", kind.name())
        .put("detail", detail);
  }
}
