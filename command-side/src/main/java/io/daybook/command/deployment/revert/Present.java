package io.daybook.command.deployment.revert;

import io.daybook.deployment.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as it is.
 *
 * @param ownLimit the number of the limit that is its own; null: it has none
 */
record Present(Deployment state, @Nullable Integer ownLimit) {}
