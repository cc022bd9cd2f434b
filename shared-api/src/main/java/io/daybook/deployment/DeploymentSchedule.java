package io.daybook.deployment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One schedule of a deployment.
 *
 * @param slug a name that is unique within the deployment
 * @param parameters overlay the deployment's in the runs that this schedule makes
 */
public record DeploymentSchedule(
    UUID id,
    Instant created,
    Instant updated,
    Schedule schedule,
    boolean active,
    @Nullable Integer maxScheduledRuns,
    ObjectNode parameters,
    @Nullable String slug) {}
