package io.daybook.command.run;

import io.daybook.wire.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The {@code job_variables} of a flow run. */
public final class RunVariables {

  private RunVariables() {}

  /**
   * What is kept of them: null only of a run with an idempotency key, as in the reference.
   *
   * @param sent null: none, or null itself
   */
  public static @Nullable ObjectNode kept(
      @Nullable ObjectNode sent, @Nullable String idempotencyKey) {
    boolean keyed = idempotencyKey != null && !idempotencyKey.isEmpty();
    return sent == null && !keyed ? Json.object() : sent;
  }
}
