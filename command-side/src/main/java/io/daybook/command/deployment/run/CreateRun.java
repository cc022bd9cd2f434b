package io.daybook.command.deployment.run;

import io.daybook.ledger.Command;
import io.daybook.run.CreatedBy;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes a run of a deployment, or gives the one of the same idempotency key as it is. */
record CreateRun(UUID deploymentId, RunRequest request, @Nullable CreatedBy createdBy)
    implements Command<CreateRun.Answer> {

  /**
   * @param created false if the run was there before
   * @param body the run as it is read
   */
  record Answer(boolean created, ObjectNode body) {}
}
