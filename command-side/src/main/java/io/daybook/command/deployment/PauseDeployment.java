package io.daybook.command.deployment;

import io.daybook.ledger.Command;
import io.daybook.ledger.command.Done;
import java.util.UUID;

/** Makes no more runs of a deployment's schedules. */
record PauseDeployment(UUID deploymentId) implements Command<Done> {}
