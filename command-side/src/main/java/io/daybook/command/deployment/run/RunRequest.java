package io.daybook.command.deployment.run;

import io.daybook.command.run.NewState;
import io.daybook.run.FlowRunPolicy;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client wants of a deployment's run.
 *
 * @param parameters over the deployment's
 * @param enforceParameterSchema null: as the deployment says
 * @param tags beside the deployment's
 * @param labels over those that the run inherits
 * @param workQueueName of the deployment's pool, and made if it is not there; null: its own queue
 * @param jobVariables over the deployment's; null only where null was sent
 */
record RunRequest(
    NewState state,
    String name,
    ObjectNode parameters,
    @Nullable Boolean enforceParameterSchema,
    ObjectNode context,
    @Nullable UUID infrastructureDocumentId,
    FlowRunPolicy policy,
    List<String> tags,
    @Nullable String idempotencyKey,
    @Nullable ObjectNode labels,
    @Nullable UUID parentTaskRunId,
    @Nullable String workQueueName,
    @Nullable ObjectNode jobVariables) {}
