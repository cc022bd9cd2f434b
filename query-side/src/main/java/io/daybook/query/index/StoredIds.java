package io.daybook.query.index;

import io.daybook.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ids of all documents of an index, in the order in which they were written: one that is
 * written meanwhile comes again, and none is left out.
 */
public final class StoredIds {
  private static final String PATH =
      "/_search?allow_partial_search_results=false"
          + "&filter_path=_shards.total,hits.hits._id,hits.hits.sort";
  private static final byte[] NOTHING = "".getBytes(StandardCharsets.UTF_8);

  private final SearchClient client;

  public StoredIds(SearchClient client) {
    this.client = client;
  }

  /**
   * Some of them.
   *
   * @param last what to go on behind
   */
  public record Page(List<String> ids, long last) {}

  /** Lets everything be seen that was written to an index so far. */
  public void begin(String index) {
    client.post("/" + index + "/_refresh", NOTHING);
  }

  /**
   * Goes on.
   *
   * @param after -1 to begin
   */
  public Page after(String index, long after, int size) {
    ObjectNode request = Json.object().put("size", size).put("track_total_hits", false);
    request.put("_source", false);
    request.withObject("/query/range/_seq_no").put("gt", after);
    request.withObject("/sort").put("_seq_no", "asc");
    List<String> ids = new ArrayList<>();
    long last = after;
    byte[] answer = client.post("/" + index + PATH, Json.bytes(request));
    for (JsonNode hit : Json.MAPPER.readTree(answer).at("/hits/hits")) {
      ids.add(hit.path("_id").stringValue());
      last = hit.path("sort").path(0).longValue();
    }
    return new Page(ids, last);
  }
}
