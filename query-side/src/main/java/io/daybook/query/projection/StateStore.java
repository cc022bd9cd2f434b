package io.daybook.query.projection;

import io.daybook.query.index.Source;
import io.daybook.query.index.Sources;
import io.daybook.query.index.Sources.Document;
import io.daybook.wire.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * The states that projectors fold on, beside their indices. They are fetched by id, so that those
 * not yet refreshed are found too.
 */
final class StateStore {
  private static final Logger LOG = LoggerFactory.getLogger(StateStore.class);

  private final Sources sources;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  StateStore(Sources sources) {
    this.sources = sources;
  }

  /**
   * A state.
   *
   * @param version the position of the newest event in it
   */
  record Known<S>(S state, long version) {}

  /**
   * Looks for states.
   *
   * @param out takes those that are there and can be read, some at a time
   */
  <S> void find(
      String index, List<UUID> ids, TypeReference<S> type, Consumer<Map<UUID, Known<S>>> out) {
    sources.read(
        index,
        ids.stream().map(UUID::toString).toList(),
        found -> {
          Map<UUID, Known<S>> known = new HashMap<>();
          for (Document document : found) {
            S state = read(index, document, type);
            if (state != null) {
              known.put(UUID.fromString(document.id()), new Known<>(state, document.version()));
            }
          }
          out.accept(known);
        });
  }

  /** Null if another version wrote it in another form: it is folded from the log again. */
  private <S> @Nullable S read(String index, Document document, TypeReference<S> type) {
    try {
      JsonNode kept = Json.STATES.readTree(document.json());
      return Json.STATES.treeToValue(Source.part(kept, "state"), type);
    } catch (JacksonException e) {
      if (told.add(index)) {
        LOG.info(
            "{} holds states of another form, which are folded from the log anew, such as {}: {}",
            index,
            document.id(),
            e.getOriginalMessage());
      }
      return null;
    }
  }

  /** The document that keeps a state. */
  static byte[] document(Object state) {
    return Sources.sized(Source.of(Json.STATES.writeValueAsBytes(new Kept(state))));
  }

  private record Kept(Object state) {}
}
