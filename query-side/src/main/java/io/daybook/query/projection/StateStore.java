package io.daybook.query.projection;

import io.daybook.query.index.SearchClient;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The states that projectors fold on, beside their indices. They are fetched by id, so that those
 * not yet refreshed are found too.
 */
final class StateStore {

  private static final int FETCHED = 500;

  /** What could be read as an event can be read again, however deep it lies in a document. */
  private static final StreamReadConstraints DEEP =
      StreamReadConstraints.builder().maxNestingDepth(10_000).build();

  private static final JsonMapper JSON =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(DEEP).build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .build();

  private final SearchClient client;

  StateStore(SearchClient client) {
    this.client = client;
  }

  /**
   * A state as it is kept.
   *
   * @param version the position of the newest event in it
   */
  record Known<S>(S state, long version) {}

  /** The states that are there. */
  <S> Map<UUID, Known<S>> find(String index, Collection<UUID> ids, TypeReference<S> type) {
    Map<UUID, Known<S>> found = new HashMap<>();
    List<UUID> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += FETCHED) {
      fetch(index, all.subList(from, Math.min(all.size(), from + FETCHED)), type, found);
    }
    return found;
  }

  private <S> void fetch(
      String index, List<UUID> ids, TypeReference<S> type, Map<UUID, Known<S>> found) {
    ObjectNode request = Json.object();
    ArrayNode wanted = request.putArray("ids");
    ids.forEach(id -> wanted.add(id.toString()));
    byte[] answer = client.post("/" + index + "/_mget", Json.bytes(request));
    for (JsonNode document : JSON.readTree(answer).path("docs")) {
      if (document.path("found").booleanValue()) {
        found.put(
            UUID.fromString(document.path("_id").stringValue()),
            new Known<>(
                JSON.treeToValue(document.path("_source").path("state"), type),
                document.path("_version").longValue()));
      }
    }
  }

  /** The document that keeps a state. */
  static byte[] document(Object state) {
    return JSON.writeValueAsBytes(new Document(state));
  }

  private record Document(Object state) {}

  /** The aggregates whose first entry is not the first of their stream. */
  static List<UUID> begunBefore(Map<UUID, List<LogEntry>> entries) {
    List<UUID> begun = new ArrayList<>();
    entries.forEach((id, own) -> {
      if (own.getFirst().sequenceNumber() > 0) {
        begun.add(id);
      }
    });
    return begun;
  }
}
