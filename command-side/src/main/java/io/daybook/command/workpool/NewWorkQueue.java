package io.daybook.command.workpool;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A queue to be.
 *
 * @param priority from 1; null: the lowest that is free
 * @param filter deprecated by Prefect, kept and echoed
 */
public record NewWorkQueue(
    String name,
    String description,
    boolean paused,
    @Nullable Integer concurrencyLimit,
    @Nullable Integer priority,
    @Nullable JsonNode filter) {

  /** A queue that a deployment names and nobody has made yet. */
  public static NewWorkQueue named(String name) {
    return new NewWorkQueue(name, "", false, null, null, null);
  }
}
