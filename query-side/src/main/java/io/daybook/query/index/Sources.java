package io.daybook.query.index;

import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Documents by their ids, at once after they were written, refreshed or not. Elasticsearch puts an
 * answer together in its heap whatever its size, and dies of one that is too large: so where the
 * documents are many, their sizes are asked for first, and no answer holds more than some
 * megabytes, or one document.
 */
public final class Sources {

  /** Where a document tells about how large it is, or nowhere. */
  public static final String BYTES = "bytes";

  /** So few are asked for at once, however large they may be. */
  private static final int FEW = 8;

  private static final int MANY = 500;
  private static final long ANSWER = 16 << 20;

  private final SearchClient client;

  public Sources(SearchClient client) {
    this.client = client;
  }

  /** The same document, which tells how large it is. */
  public static byte[] sized(byte[] json) {
    byte[] beginning = Json.bytes(Json.object().put(BYTES, json.length));
    byte[] sized = Arrays.copyOf(beginning, beginning.length + json.length - 1);
    sized[beginning.length - 1] = ',';
    System.arraycopy(json, 1, sized, beginning.length, json.length - 1);
    return sized;
  }

  /** A document. */
  public static final class Document {
    private final String id;
    private final long version;
    private final byte[] json;

    Document(String id, long version, byte[] json) {
      this.id = id;
      this.version = version;
      this.json = json;
    }

    public String id() {
      return id;
    }

    /** Its external version. */
    public long version() {
      return version;
    }

    /** As it was written. */
    public byte[] json() {
      return json;
    }
  }

  /**
   * Reads those documents that are there.
   *
   * @param index the name of one index
   * @param out takes them, some at a time
   */
  public void read(String index, List<String> ids, Consumer<List<Document>> out) {
    if (ids.size() <= FEW) {
      fetch(index, ids, out);
      return;
    }
    for (int from = 0; from < ids.size(); from += MANY) {
      readMany(index, ids.subList(from, Math.min(ids.size(), from + MANY)), out);
    }
  }

  private void readMany(String index, List<String> ids, Consumer<List<Document>> out) {
    List<String> group = new ArrayList<>();
    long bytes = 0;
    for (Map.Entry<String, Long> size : sizes(index, ids).entrySet()) {
      if (bytes + size.getValue() > ANSWER && !group.isEmpty()) {
        fetch(index, List.copyOf(group), out);
        group.clear();
        bytes = 0;
      }
      group.add(size.getKey());
      bytes += size.getValue();
    }
    fetch(index, group, out);
  }

  /** Of those that are there; what does not tell its size may be large. */
  private Map<String, Long> sizes(String index, List<String> ids) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    byte[] answer = client.documents(index, "?_source_includes=" + BYTES, request(ids));
    for (Document source : MultiGet.read(answer)) {
      long unknown = ANSWER / FEW;
      sizes.put(source.id(), Json.MAPPER.readTree(source.json()).path(BYTES).asLong(unknown));
    }
    return sizes;
  }

  private void fetch(String index, List<String> ids, Consumer<List<Document>> out) {
    if (ids.isEmpty()) {
      return;
    }
    byte[] answer;
    try {
      answer = client.documents(index, "", request(ids));
    } catch (ElasticsearchOverloadedException e) {
      if (ids.size() == 1) {
        throw e;
      }
      fetch(index, ids.subList(0, ids.size() / 2), out);
      fetch(index, ids.subList(ids.size() / 2, ids.size()), out);
      return;
    }
    out.accept(MultiGet.read(answer));
  }

  private static byte[] request(List<String> ids) {
    ObjectNode request = Json.object();
    ArrayNode wanted = request.putArray("ids");
    ids.forEach(wanted::add);
    return Json.bytes(request);
  }
}
