package io.daybook.query.projection;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate, and how far its history is told. What it was is in its documents alone.
 *
 * @param state null if it does not exist any more
 * @param appended when its newest change was
 * @param newest of each thing that has a history, by its id
 */
record Past<S>(@Nullable S state, Instant appended, Map<UUID, Newest> newest) {

  /**
   * The newest revision of a thing.
   *
   * @param open whether the next revision will end it; else it has ended already
   */
  record Newest(int revision, boolean open) {
    static final Newest NONE = new Newest(0, false);
  }

  static <S> Past<S> begin() {
    return new Past<>(null, Instant.EPOCH, Map.of());
  }

  Past<S> withState(@Nullable S next) {
    return new Past<>(next, appended, newest);
  }
}
