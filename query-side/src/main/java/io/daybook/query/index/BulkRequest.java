package io.daybook.query.index;

import io.daybook.wire.Json;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whole documents to write or delete, each with the position of its newest event as its external
 * version: an older write never wins, and the same one twice changes nothing.
 */
public final class BulkRequest {

  // Elasticsearch refuses requests of more than 100 MB; small ones keep its memory small.
  private static final int REQUEST_BYTES = 8 << 20;

  private static final int DOCUMENT_BYTES = 64 << 20;

  private final SearchClient client;
  private final List<Rejection> rejections = new ArrayList<>();
  private final List<Object> pending = new ArrayList<>();
  private final List<String> addressed = new ArrayList<>();
  private final Map<String, Long> acknowledged = new HashMap<>();
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 20);

  /**
   * A document that Elasticsearch will never take.
   *
   * @param tag of the write
   */
  public record Rejection(Object tag, String reason) {}

  public BulkRequest(SearchClient client) {
    this.client = client;
  }

  /**
   * Adds a document; sends what has gathered if that is much.
   *
   * @param tag by which a rejection names the write
   * @param source one line of JSON
   * @throws ElasticsearchUnavailableException if the request should be made again
   */
  public void index(Object tag, String index, String id, long version, byte[] source) {
    if (source.length > DOCUMENT_BYTES) {
      rejections.add(new Rejection(tag, "a document of %d bytes".formatted(source.length)));
      return;
    }
    action(tag, "index", index, id, version);
    lines.writeBytes(source);
    lines.write('\n');
    sendIfMuch();
  }

  /** Adds a deletion; see {@link #index}. */
  public void delete(Object tag, String index, String id, long version) {
    action(tag, "delete", index, id, version);
    sendIfMuch();
  }

  private void action(Object tag, String action, String index, String id, long version) {
    ObjectNode line = Json.object();
    line.putObject(action)
        .put("_index", index)
        .put("_id", id)
        .put("version", version)
        .put("version_type", "external");
    lines.writeBytes(Json.bytes(line));
    lines.write('\n');
    pending.add(tag);
    addressed.add(index);
  }

  /**
   * Sends the rest.
   *
   * @return what was rejected of all
   */
  public List<Rejection> finish() {
    if (!pending.isEmpty()) {
      send();
    }
    return List.copyOf(rejections);
  }

  /**
   * The highest sequence number that Elasticsearch gave to a write, by the name of the index. It
   * grows with each write of an index, so that one which was lost is told by a lower one.
   */
  public Map<String, Long> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  private void sendIfMuch() {
    if (lines.size() >= REQUEST_BYTES) {
      send();
    }
  }

  private void send() {
    JsonNode answer = Json.MAPPER.readTree(client.bulk(lines.toByteArray()));
    JsonNode items = answer.path("items");
    boolean errors = answer.path("errors").booleanValue();
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.get(i).iterator().next();
      if (errors) {
        check(pending.get(i), item);
      }
      if (item.has("_seq_no")) {
        acknowledged.merge(addressed.get(i), item.path("_seq_no").longValue(), Math::max);
      }
    }
    pending.clear();
    addressed.clear();
    lines.reset();
  }

  private void check(Object tag, JsonNode item) {
    int status = item.path("status").intValue();
    JsonNode error = item.path("error");
    // Without an error there was nothing to delete; 409: a document as new or newer is there.
    if (status < 400 || status == 409 || error.isMissingNode()) {
      return;
    }
    if (!isOfDocument(status, error)) {
      throw new ElasticsearchUnavailableException(
          "Elasticsearch put off a document with %d: %s".formatted(status, error), null);
    }
    rejections.add(new Rejection(tag, error.toString()));
  }

  /** A missing, closed or blocked index, a missing right: none of these is the document's fault. */
  private static boolean isOfDocument(int status, JsonNode error) {
    return status == 400 && !error.path("type").asString("").equals("index_closed_exception");
  }
}
