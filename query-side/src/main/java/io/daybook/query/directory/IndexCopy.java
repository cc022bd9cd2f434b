package io.daybook.query.directory;

import io.daybook.query.index.Index;
import io.daybook.query.index.RowsAtOnce;
import io.daybook.query.index.SearchClient;
import io.daybook.wire.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A copy of a small index in memory, by id. It asks Elasticsearch only after the index changed, and
 * then only for the documents written since; where documents are gone, or the alias names another
 * index, it reads all of them again.
 */
final class IndexCopy<T> {
  private static final int ROWS = 10_000;

  private final SearchClient client;
  private final Index index;
  private final Function<JsonNode, T> reader;
  private volatile State<T> state = nothing();

  /**
   * @param source the index behind the alias
   */
  private record State<T>(long generation, long seqNo, String source, Map<String, T> rows) {}

  /**
   * @param reader of a document
   */
  IndexCopy(SearchClient client, Index index, Function<JsonNode, T> reader) {
    this.client = client;
    this.index = index;
    this.reader = reader;
  }

  /** The documents, at least as new as this generation of the index. */
  Map<String, T> at(long generation) {
    State<T> known = state;
    return known.generation() >= generation ? known.rows() : follow(generation);
  }

  private synchronized Map<String, T> follow(long generation) {
    if (state.generation() < generation) {
      State<T> next = read(state, generation);
      state = next == null ? Objects.requireNonNull(read(nothing(), generation)) : next;
    }
    return state.rows();
  }

  private static <T> State<T> nothing() {
    return new State<>(-1, -1, "", Map.of());
  }

  /** What was written since; null if that does not lead to what the index holds now. */
  private @Nullable State<T> read(State<T> since, long generation) {
    Map<String, T> rows = new HashMap<>(since.rows());
    long seqNo = since.seqNo();
    RowsAtOnce size = new RowsAtOnce(ROWS);
    while (true) {
      long behind = seqNo;
      byte[] found = size.ask(n -> client.search(index, Json.bytes(request(behind, n))));
      JsonNode answer = Json.MAPPER.readTree(found);
      JsonNode hits = answer.path("hits").path("hits");
      for (JsonNode hit : hits) {
        JsonNode document = hit.path("_source");
        rows.put(document.path("id").stringValue(), reader.apply(document));
        seqNo = hit.path("sort").path(0).longValue();
      }
      if (hits.size() < size.rows()) {
        JsonNode all = answer.path("aggregations").path("all");
        State<T> next = new State<>(generation, seqNo, source(all), rows);
        boolean whole = since.seqNo() < 0;
        boolean same =
            since.source().equals(next.source()) && rows.size() == all.path("doc_count").intValue();
        return whole || same ? next : null;
      }
    }
  }

  private static String source(JsonNode all) {
    return all.path("source").path("buckets").path(0).path("key").asString("");
  }

  /** The documents behind a sequence number; how many there are at all, and in which index. */
  private static ObjectNode request(long seqNo, int rows) {
    ObjectNode request = Json.object().put("size", rows).put("track_total_hits", false);
    request.withObject("/query/range/_seq_no").put("gt", seqNo);
    request.withObject("/sort").put("_seq_no", "asc");
    ObjectNode all = request.withObject("/aggs/all");
    all.putObject("global");
    all.withObject("/aggs/source/terms").put("field", "_index").put("size", 1);
    return request;
  }
}
