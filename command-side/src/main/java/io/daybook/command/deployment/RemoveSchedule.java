package io.daybook.command.deployment;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;
import java.util.UUID;

/** Deletes one schedule of a deployment. */
record RemoveSchedule(UUID deploymentId, UUID scheduleId) implements Command<Done> {}
