package io.daybook.command.run.task;

import io.daybook.command.run.NewState;
import io.daybook.command.run.SetStateStatus;
import org.jspecify.annotations.Nullable;

/** What the rules say about a state for a task run. */
sealed interface TaskVerdict {

  /**
   * It comes into a state.
   *
   * @param rejection why it is not the proposed one; null if it is
   * @param runCount how often it was started, this time not included
   * @param flowRunRunCount the attempt of the flow run that it belongs to
   */
  record Enter(NewState state, @Nullable String rejection, int runCount, int flowRunRunCount)
      implements TaskVerdict {}

  /**
   * It stays as it is.
   *
   * @param delaySeconds after which to ask again; of WAIT alone
   */
  record Stay(SetStateStatus status, String reason, int delaySeconds) implements TaskVerdict {}

  static TaskVerdict abort(String reason) {
    return new Stay(SetStateStatus.ABORT, reason, 0);
  }

  static TaskVerdict reject(String reason) {
    return new Stay(SetStateStatus.REJECT, reason, 0);
  }
}
