package io.daybook.command.run;

import io.daybook.run.RunState;
import io.daybook.run.RunStateJson;
import io.daybook.wire.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request for a state came to.
 *
 * @param state the state that the run is in now; null if it has none
 * @param isNew whether this request made it
 * @param reason null for {@link SetStateStatus#ACCEPT}
 * @param delaySeconds of {@link SetStateStatus#WAIT}
 */
public record StateAnswer(
    SetStateStatus status,
    @Nullable RunState state,
    boolean isNew,
    @Nullable String reason,
    int delaySeconds) {

  public static StateAnswer entered(RunState state, @Nullable String rejection) {
    SetStateStatus status = rejection == null ? SetStateStatus.ACCEPT : SetStateStatus.REJECT;
    return new StateAnswer(status, state, true, rejection, 0);
  }

  public static StateAnswer stayed(
      SetStateStatus status, @Nullable RunState state, String reason, int delaySeconds) {
    return new StateAnswer(status, state, false, reason, delaySeconds);
  }

  static StateAnswer aborted(@Nullable RunState state, String reason) {
    return stayed(SetStateStatus.ABORT, state, reason, 0);
  }

  /** As Prefect answers it ({@code OrchestrationResult}). */
  public ObjectNode json() {
    ObjectNode answer = Json.object();
    answer.set("state", state == null ? null : RunStateJson.of(state));
    answer.put("status", status.name());
    ObjectNode details = answer.putObject("details");
    details.put("type", status.name().toLowerCase(Locale.ROOT) + "_details");
    if (status == SetStateStatus.WAIT) {
      details.put("delay_seconds", delaySeconds);
    }
    if (status != SetStateStatus.ACCEPT) {
      details.put("reason", reason);
    }
    return answer;
  }
}
