package io.daybook.command.run;

import io.daybook.run.RunState;
import io.daybook.run.RunStateJson;
import io.daybook.run.StateData;
import io.daybook.wire.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request for a state came to.
 *
 * @param state the state that the run is in now; null if it has none
 * @param data of that state; the request that made it is shown the data of a result that lies
 *     nowhere, nobody else is
 * @param told the status that the details are of
 * @param isNew whether this request made it
 * @param reason null for {@link SetStateStatus#ACCEPT}
 * @param delaySeconds of {@link SetStateStatus#WAIT}
 */
public record StateAnswer(
    SetStateStatus status,
    SetStateStatus told,
    @Nullable RunState state,
    @Nullable JsonNode data,
    boolean isNew,
    @Nullable String reason,
    int delaySeconds) {

  /**
   * @param sent the data with which the run was to enter the state
   */
  public static StateAnswer entered(
      RunState state, @Nullable JsonNode sent, @Nullable String rejection) {
    SetStateStatus status = rejection == null ? SetStateStatus.ACCEPT : SetStateStatus.REJECT;
    JsonNode data = StateData.isUnpersisted(sent) ? sent : StateData.kept(state.data());
    return new StateAnswer(status, status, state, data, true, rejection, 0);
  }

  public static StateAnswer stayed(
      SetStateStatus status, @Nullable RunState state, String reason, int delaySeconds) {
    JsonNode data = state == null ? null : StateData.kept(state.data());
    return new StateAnswer(status, status, state, data, false, reason, delaySeconds);
  }

  /**
   * A run that waits for an input is rejected with the details of an abort, as in the reference.
   */
  static StateAnswer notResumed(RunState state, String reason) {
    return new StateAnswer(
        SetStateStatus.REJECT,
        SetStateStatus.ABORT,
        state,
        StateData.kept(state.data()),
        false,
        reason,
        0);
  }

  static StateAnswer aborted(@Nullable RunState state, String reason) {
    return stayed(SetStateStatus.ABORT, state, reason, 0);
  }

  /** As Prefect answers it ({@code OrchestrationResult}). */
  public ObjectNode json() {
    ObjectNode answer = Json.object();
    answer.set("state", state == null ? null : RunStateJson.of(state).set("data", data));
    answer.put("status", status.name());
    ObjectNode details = answer.putObject("details");
    details.put("type", told.name().toLowerCase(Locale.ROOT) + "_details");
    if (status == SetStateStatus.WAIT) {
      details.put("delay_seconds", delaySeconds);
    }
    if (status != SetStateStatus.ACCEPT) {
      details.put("reason", reason);
    }
    return answer;
  }
}
