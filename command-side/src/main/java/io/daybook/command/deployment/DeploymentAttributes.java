package io.daybook.command.deployment;

import io.daybook.deployment.ConcurrencyOptions;
import io.daybook.wire.Field;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The keys that a POST and a PATCH of a deployment share. What was not sent stays as it is.
 *
 * @param workPoolName with a queue's name, that queue of the pool; alone, the pool's default queue
 * @param concurrencyLimit runs at once; null: no limit any more
 * @param globalConcurrencyLimitId a limit shared with others
 */
record DeploymentAttributes(
    Field<String> version,
    Field<String> description,
    Field<String> path,
    Field<String> entrypoint,
    Field<ArrayNode> pullSteps,
    Field<Boolean> paused,
    Field<List<String>> tags,
    Field<ObjectNode> parameters,
    Field<ObjectNode> parameterOpenapiSchema,
    Field<Boolean> enforceParameterSchema,
    Field<ObjectNode> jobVariables,
    Field<String> workPoolName,
    Field<String> workQueueName,
    Field<Integer> concurrencyLimit,
    Field<UUID> globalConcurrencyLimitId,
    Field<ConcurrencyOptions> concurrencyOptions,
    Field<UUID> storageDocumentId,
    Field<UUID> infrastructureDocumentId) {

  DeploymentAttributes withParameters(Field<ObjectNode> replaced) {
    return new DeploymentAttributes(
        version,
        description,
        path,
        entrypoint,
        pullSteps,
        paused,
        tags,
        replaced,
        parameterOpenapiSchema,
        enforceParameterSchema,
        jobVariables,
        workPoolName,
        workQueueName,
        concurrencyLimit,
        globalConcurrencyLimitId,
        concurrencyOptions,
        storageDocumentId,
        infrastructureDocumentId);
  }
}
