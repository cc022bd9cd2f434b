package io.daybook.command.deployment;

import io.daybook.ledger.Command;
import io.daybook.ledger.command.Done;
import java.util.UUID;

/** Makes runs of a deployment's schedules again. */
record ResumeDeployment(UUID deploymentId) implements Command<Done> {}
