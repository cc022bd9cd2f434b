package io.daybook.command.deployment;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;
import java.util.UUID;

/** Makes runs of a deployment's schedules again. */
record ResumeDeployment(UUID deploymentId) implements Command<Done> {}
