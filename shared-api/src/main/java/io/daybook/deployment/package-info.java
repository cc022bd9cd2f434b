/** Deployments and their schedules. */
@NullMarked
package io.daybook.deployment;

import org.jspecify.annotations.NullMarked;
