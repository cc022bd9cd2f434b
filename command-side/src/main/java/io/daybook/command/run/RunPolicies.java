package io.daybook.command.run;

import io.daybook.wire.Truth;
import io.daybook.wire.Type;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the policies of flow runs and of task runs have in common. */
public final class RunPolicies {

  private RunPolicies() {}

  /**
   * A policy in which deprecated keys stand in for those of now that say nothing: as they were
   * sent, so that what is wrong with them is wrong with those of now too.
   */
  public static <T> Type<T> of(Type<T> policy) {
    return (value, at) ->
        policy.read(value instanceof ObjectNode sent ? completed(sent.deepCopy()) : value, at);
  }

  private static ObjectNode completed(ObjectNode policy) {
    standIn(policy, "retries", "max_retries");
    standIn(policy, "retry_delay", "retry_delay_seconds");
    return policy;
  }

  private static void standIn(ObjectNode policy, String key, String deprecated) {
    JsonNode old = policy.get(deprecated);
    if (old != null && !Truth.of(policy.get(key)) && !isZero(old)) {
      policy.set(key, old);
    }
  }

  /** As Python compares: false is zero, null and an empty text are not. */
  private static boolean isZero(JsonNode value) {
    return (value.isNumber() || value.isBoolean()) && !Truth.of(value);
  }
}
