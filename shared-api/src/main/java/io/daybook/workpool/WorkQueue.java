package io.daybook.workpool;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A queue of a work pool after the events so far.
 *
 * @param priority 1 is served first
 * @param filter deprecated by Prefect, kept and echoed
 */
public record WorkQueue(
    UUID id,
    Instant created,
    Instant updated,
    String name,
    @Nullable String description,
    boolean paused,
    @Nullable Integer concurrencyLimit,
    int priority,
    @Nullable JsonNode filter) {

  WorkQueue named(String to, Instant at) {
    return new WorkQueue(
        id, created, at, to, description, paused, concurrencyLimit, priority, filter);
  }

  WorkQueue described(@Nullable String to, Instant at) {
    return new WorkQueue(id, created, at, name, to, paused, concurrencyLimit, priority, filter);
  }

  WorkQueue paused(boolean to, Instant at) {
    return new WorkQueue(
        id, created, at, name, description, to, concurrencyLimit, priority, filter);
  }

  WorkQueue limited(@Nullable Integer to, Instant at) {
    return new WorkQueue(id, created, at, name, description, paused, to, priority, filter);
  }

  WorkQueue prioritised(int to, Instant at) {
    return new WorkQueue(id, created, at, name, description, paused, concurrencyLimit, to, filter);
  }

  WorkQueue filtered(@Nullable JsonNode to, Instant at) {
    return new WorkQueue(
        id, created, at, name, description, paused, concurrencyLimit, priority, to);
  }

  WorkQueue touched(Instant at) {
    return named(name, at);
  }
}
