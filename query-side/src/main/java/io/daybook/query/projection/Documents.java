package io.daybook.query.projection;

import io.daybook.query.index.IndexText;
import io.daybook.wire.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What all documents have in common. The rendered body comes last. */
final class Documents {

  private Documents() {}

  static ObjectNode document(UUID id, String name, Instant created, Instant updated) {
    return Json.object()
        .put("id", id.toString())
        .put("name", IndexText.exact(name))
        .put("name_lower", IndexText.folded(name))
        .put("name_key", IndexText.sortKey(name))
        .put("created", micros(created))
        .put("updated", micros(updated));
  }

  static void putExact(ObjectNode document, String field, Collection<String> texts) {
    ArrayNode terms = document.putArray(field);
    texts.forEach(text -> terms.add(IndexText.exact(text)));
  }

  /** Microseconds since 1970. */
  static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
