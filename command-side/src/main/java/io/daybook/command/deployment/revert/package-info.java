/** Bringing a deployment back as it was: a new change, decided from two states and what exists. */
@NullMarked
package io.daybook.command.deployment.revert;

import org.jspecify.annotations.NullMarked;
