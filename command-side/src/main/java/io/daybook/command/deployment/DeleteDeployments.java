package io.daybook.command.deployment;

import io.daybook.ledger.Command;
import java.util.List;
import java.util.UUID;

/** Deletes those of several deployments that are still there; the answer says which. */
record DeleteDeployments(List<UUID> deploymentIds) implements Command<List<UUID>> {}
