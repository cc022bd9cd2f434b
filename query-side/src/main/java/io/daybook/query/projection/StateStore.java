package io.daybook.query.projection;

import io.daybook.query.index.SearchClient;
import io.daybook.query.index.Source;
import io.daybook.wire.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The states that projectors fold on, beside their indices. They are fetched by id, so that those
 * not yet refreshed are found too.
 */
final class StateStore {

  private static final int FETCHED = 500;

  private static final Logger LOG = LoggerFactory.getLogger(StateStore.class);

  private final SearchClient client;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  StateStore(SearchClient client) {
    this.client = client;
  }

  /**
   * A state as it is kept.
   *
   * @param version the position of the newest event in it
   */
  record Known<S>(S state, long version) {}

  /** The states that are there and can be read. */
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
    byte[] answer = client.documents(index, Json.bytes(request));
    for (JsonNode document : Json.STATES.readTree(answer).path("docs")) {
      if (document.has("error")) {
        throw new StatesAwayException(index, document.path("error").path("reason").asString(""));
      }
      if (document.path("found").booleanValue()) {
        S state = read(index, document, type);
        if (state != null) {
          found.put(
              UUID.fromString(document.path("_id").stringValue()),
              new Known<>(state, document.path("_version").longValue()));
        }
      }
    }
  }

  /** Null if another version wrote it in another form: it is folded from the log again. */
  private <S> @Nullable S read(String index, JsonNode document, TypeReference<S> type) {
    try {
      return Json.STATES.treeToValue(Source.part(document.path("_source"), "state"), type);
    } catch (JacksonException e) {
      if (told.add(index)) {
        LOG.info(
            "{} holds states of another form, which are folded from the log anew, such as {}: {}",
            index,
            document.path("_id").asString(),
            e.getOriginalMessage());
      }
      return null;
    }
  }

  /** The document that keeps a state. */
  static byte[] document(Object state) {
    return Source.of(Json.STATES.writeValueAsBytes(new Document(state)));
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
