package io.daybook.command.deployment;

import io.daybook.deployment.DeploymentSchedule;
import io.daybook.ledger.Command;
import java.util.List;
import java.util.UUID;

/** Adds schedules to a deployment; the answer has them in the same order. */
record AddSchedules(UUID deploymentId, List<NewSchedule> schedules)
    implements Command<List<DeploymentSchedule>> {}
