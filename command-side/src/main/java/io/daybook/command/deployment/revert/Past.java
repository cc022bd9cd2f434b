package io.daybook.command.deployment.revert;

import io.daybook.deployment.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as it was.
 *
 * @param queueName what its queue was called; null: it was in none
 */
record Past(int revision, Deployment state, PastLimit limit, @Nullable String queueName) {}
