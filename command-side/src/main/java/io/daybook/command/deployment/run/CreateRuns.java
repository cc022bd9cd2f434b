package io.daybook.command.deployment.run;

import io.daybook.ledger.Command;
import io.daybook.run.CreatedBy;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes several runs of a deployment; one that can't be made does not hinder the others. */
record CreateRuns(UUID deploymentId, List<RunRequest> requests, @Nullable CreatedBy createdBy)
    implements Command<List<CreateRuns.Result>> {

  /** What became of a request, in the order of the requests. */
  sealed interface Result {

    record Made(UUID flowRunId) implements Result {}

    record Failed(String why) implements Result {}
  }
}
