package io.daybook.command.deployment.revert;

import io.daybook.ledger.Command;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a deployment as it was after one of its changes.
 *
 * @param revision the number of that change, from 1
 * @param reason why; null: what the request's header says
 * @param dryRun only tells what would change
 */
record RevertDeployment(UUID deploymentId, int revision, @Nullable String reason, boolean dryRun)
    implements Command<Reverted> {}
