package io.daybook.command.deployment;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;
import java.util.UUID;

/** Deletes a deployment, its schedules and the limit that was made for it. */
record DeleteDeployment(UUID deploymentId) implements Command<Done> {}
