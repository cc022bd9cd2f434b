package io.daybook.query.projection;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An aggregate, and how far its history is told.
 *
 * @param state null if it does not exist any more
 * @param appended when its newest change was
 * @param newest of each thing that has a history, by its id
 */
record Past<S>(@Nullable S state, Instant appended, Map<UUID, Newest> newest) {

  /**
   * The newest revision of a thing.
   *
   * @param open its document, which the next revision will end; null where it has ended already
   */
  record Newest(int revision, @Nullable ObjectNode open) {
    static final Newest NONE = new Newest(0, null);
  }

  static <S> Past<S> begin() {
    return new Past<>(null, Instant.EPOCH, Map.of());
  }

  Past<S> withState(@Nullable S next) {
    return new Past<>(next, appended, newest);
  }
}
