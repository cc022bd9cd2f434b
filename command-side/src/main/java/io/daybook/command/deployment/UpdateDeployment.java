package io.daybook.command.deployment;

import io.daybook.command.dispatch.Done;
import io.daybook.ledger.Command;
import io.daybook.wire.Field;
import java.util.List;
import java.util.UUID;

/** Changes the keys of a deployment that were sent. */
record UpdateDeployment(
    UUID deploymentId, Field<List<SchedulePatch>> schedules, DeploymentAttributes attributes)
    implements Command<Done> {}
