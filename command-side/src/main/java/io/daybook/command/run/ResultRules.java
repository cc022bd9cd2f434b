package io.daybook.command.run;

import io.daybook.filter.StateType;
import io.daybook.run.RunState;
import io.daybook.run.StateData;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** When a result that a client has stored must not be lost. */
public final class ResultRules {

  private ResultRules() {}

  /** Whether it is COMPLETED with a result that is stored somewhere. */
  public static boolean hasResult(@Nullable RunState state) {
    JsonNode data = state == null || state.type() != StateType.COMPLETED ? null : state.data();
    return data != null && isPersisted(data) && !data.isEmpty();
  }

  private static boolean isPersisted(@Nullable JsonNode data) {
    return data != null && data.isObject() && !StateData.isUnpersisted(data);
  }

  /** Holds even for forced transitions. */
  static Ruling keepResult(Ruling.Proposal p) {
    return hasResult(p.from()) && p.isTo(StateType.COMPLETED) && !isPersisted(p.to().data())
        ? Ruling.reject(
            p,
            "Cannot overwrite a COMPLETED state that carries persisted result data with one that"
                + " does not.")
        : p;
  }
}
