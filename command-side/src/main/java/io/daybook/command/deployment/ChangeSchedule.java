package io.daybook.command.deployment;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;
import java.util.UUID;

/** Changes one schedule of a deployment. */
record ChangeSchedule(UUID deploymentId, UUID scheduleId, SchedulePatch patch)
    implements Command<Done> {}
