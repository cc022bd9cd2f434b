package io.daybook.command.deployment.run;

import io.daybook.ledger.Command;
import io.daybook.run.CreatedBy;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the first of several runs of a deployment: all of them, unless they are too large for one
 * transaction. One that can't be made does not hinder the others.
 */
record CreateRuns(UUID deploymentId, List<RunRequest> requests, @Nullable CreatedBy createdBy)
    implements Command<List<CreateRuns.Result>> {

  /** Makes those that come after the first ones. */
  CreateRuns after(int made) {
    return new CreateRuns(deploymentId, requests.subList(made, requests.size()), createdBy);
  }

  /** What became of a request, in the order of the requests. */
  sealed interface Result {

    /**
     * @param length of its parameters as they are written
     */
    record Made(UUID flowRunId, int length) implements Result {}

    record Failed(String why) implements Result {}
  }
}
