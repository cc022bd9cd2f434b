package io.daybook.query.index;

import io.daybook.wire.Json;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One line of a bulk request, or two. */
final class BulkItem {

  /** What Elasticsearch counts of an operation beside its source. */
  private static final long OVERHEAD = 300;

  private final Object tag;
  private final String index;
  private final String id;
  private final long version;
  private final byte[] action;
  private final byte @Nullable [] source;

  /**
   * @param tag by which a rejection names it
   * @param source null where a document is deleted
   */
  BulkItem(Object tag, String index, String id, long version, byte @Nullable [] source) {
    this(tag, index, id, version, "external", source);
  }

  private BulkItem(
      Object tag,
      String index,
      String id,
      long version,
      String versionType,
      byte @Nullable [] source) {
    this.tag = tag;
    this.index = index;
    this.id = id;
    this.version = version;
    this.action = action(index, id, version, versionType, source == null);
    this.source = source;
  }

  /** Deletes what is there, unless that is newer than the version that was seen. */
  static BulkItem removal(Object tag, String index, String id, long seen) {
    return new BulkItem(tag, index, id, seen, "external_gte", null);
  }

  private static byte[] action(
      String index, String id, long version, String versionType, boolean deletes) {
    ObjectNode line = Json.object();
    line.putObject(deletes ? "delete" : "index")
        .put("_index", index)
        .put("_id", id)
        .put("version", version)
        .put("version_type", versionType);
    return Json.bytes(line);
  }

  Object tag() {
    return tag;
  }

  String index() {
    return index;
  }

  String id() {
    return id;
  }

  long version() {
    return version;
  }

  byte @Nullable [] source() {
    return source;
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
