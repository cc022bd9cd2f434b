package io.daybook.command.deployment;

import io.daybook.ledger.Command;
import io.daybook.ledger.command.Done;
import java.util.UUID;

/** Changes one schedule of a deployment. */
record ChangeSchedule(UUID deploymentId, UUID scheduleId, SchedulePatch patch)
    implements Command<Done> {}
