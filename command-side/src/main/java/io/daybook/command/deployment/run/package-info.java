/**
 * Runs of deployments that clients ask for: what a run takes from its deployment, and what a
 * request may override.
 */
@NullMarked
package io.daybook.command.deployment.run;

import org.jspecify.annotations.NullMarked;
