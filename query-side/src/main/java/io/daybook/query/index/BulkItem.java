package io.daybook.query.index;

import io.daybook.wire.Json;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One line of a bulk request, or two.
 *
 * @param tag by which a rejection names it
 * @param action the first line
 * @param source the second; null where a document is deleted
 */
record BulkItem(Object tag, String index, String id, byte[] action, byte @Nullable [] source) {

  /** What Elasticsearch counts of an operation beside its source. */
  private static final int OVERHEAD = 300;

  static BulkItem of(Object tag, String index, String id, long version, byte @Nullable [] source) {
    ObjectNode line = Json.object();
    line.putObject(source == null ? "delete" : "index")
        .put("_index", index)
        .put("_id", id)
        .put("version", version)
        .put("version_type", "external");
    return new BulkItem(tag, index, id, Json.bytes(line), source);
  }

  /** As Elasticsearch counts it. */
  long size() {
    return OVERHEAD + action.length + (source == null ? 0 : source.length);
  }

  void writeTo(ByteArrayOutputStream lines) {
    lines.writeBytes(action);
    lines.write('\n');
    if (source != null) {
      lines.writeBytes(source);
      lines.write('\n');
    }
  }

  /** For a person: which document, and how large. */
  String told() {
    return "document %s of %s (%d bytes)".formatted(id, index, source == null ? 0 : source.length);
  }
}
