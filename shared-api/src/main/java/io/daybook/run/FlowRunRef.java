package io.daybook.run;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a task run has to know of its flow run, and never changes.
 *
 * @param flowId the flow that it is a run of
 * @param number the flow run's dense number, for joins
 * @param deploymentNumber its deployment's
 * @param begun when the flow run began to exist: the task run is stored beside it
 */
public record FlowRunRef(
    UUID id, UUID flowId, int number, @Nullable Integer deploymentNumber, Instant begun) {}
