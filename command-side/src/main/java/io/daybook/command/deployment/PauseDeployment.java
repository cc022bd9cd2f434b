package io.daybook.command.deployment;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;
import java.util.UUID;

/** Makes no more runs of a deployment's schedules. */
record PauseDeployment(UUID deploymentId) implements Command<Done> {}
