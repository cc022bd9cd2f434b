package io.daybook.command.deployment;

import io.daybook.ledger.Command;
import io.daybook.ledger.command.Done;
import java.util.UUID;

/** Deletes a deployment, its schedules and the limit that was made for it. */
record DeleteDeployment(UUID deploymentId) implements Command<Done> {}
